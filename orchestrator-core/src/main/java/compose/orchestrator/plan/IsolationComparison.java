package compose.orchestrator.plan;

import compose.orchestrator.engine.EngineDefaults;
import compose.orchestrator.engine.HostNamespaces;
import compose.orchestrator.model.Isolation;
import org.jspecify.annotations.Nullable;

/** Which namespaces a container shares. */
final class IsolationComparison {

  private IsolationComparison() {}

  static void compare(Compared compared, Differences found) {
    Isolation desired = compared.service().isolation();
    HostNamespaces actual = compared.container().host().namespaces();
    mode("pid", compared.withService(actual.pid()), desired.pid(), found);
    ipc(compared.withService(actual.ipc()), desired.ipc(), compared.engine(), found);
    found.text("uts", actual.uts(), desired.uts());
    found.text("userns_mode", actual.user(), desired.usernsMode());
    found.text("cgroup_parent", actual.cgroupParent(), desired.cgroupParent());
    EngineDefaults engine = compared.engine();
    ofEngine(
        "cgroup",
        actual.cgroup(),
        desired.cgroup(),
        engine == null ? null : engine.cgroupMode(),
        found);
    ofEngine(
        "runtime",
        actual.runtime(),
        desired.runtime(),
        engine == null ? null : engine.runtime(),
        found);
    found.text("isolation", unlessDefault(actual.isolation()), unlessDefault(desired.isolation()));
  }

  private static void mode(
      String path, String actual, @Nullable String desired, Differences found) {
    String should = desired == null ? "" : desired;
    if (!Compared.sameMode(actual, should)) {
      found.text(path, actual, should);
    }
  }

  /** An engine may be told to make private or shareable ones where nothing is asked for. */
  private static void ipc(
      String actual, @Nullable String desired, @Nullable EngineDefaults engine, Differences found) {
    if (desired != null && !desired.isEmpty()) {
      mode("ipc", actual, desired, found);
    } else if (engine != null
        && !actual.isEmpty()
        && !actual.equals("private")
        && !actual.equals("shareable")) {
      found.text("ipc", actual, null);
    }
  }

  private static void ofEngine(
      String path,
      String actual,
      @Nullable String desired,
      @Nullable String usual,
      Differences found) {
    if (desired != null) {
      found.text(path, actual, desired);
    } else if (usual != null && !actual.isEmpty()) {
      found.text(path, actual, usual);
    }
  }

  private static @Nullable String unlessDefault(@Nullable String technology) {
    return "default".equals(technology) ? null : technology;
  }
}
