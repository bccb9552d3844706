package compose.orchestrator.lint;

import compose.orchestrator.diagnostic.Diagnostic;
import compose.orchestrator.diagnostic.Location;
import compose.orchestrator.model.HealthCheck;
import compose.orchestrator.model.Service;
import compose.orchestrator.yaml.Mapping;
import compose.orchestrator.yaml.Node;
import java.util.List;

/** Services that wait for a start where they could wait for health. */
final class UnusedHealthcheck implements Rule {

  @Override
  public String code() {
    return "unused-healthcheck";
  }

  @Override
  public String description() {
    return "A service depends on the start of one that has a health check, not on its health.";
  }

  @Override
  public void check(Subject subject, List<Diagnostic> found) {
    for (Service service : subject.project().services().values()) {
      Mapping tree = subject.project().serviceTree(service.name());
      if (tree != null && tree.get("depends_on") instanceof Mapping dependencies) {
        for (Mapping.Entry dependency : dependencies.all()) {
          if (isShort(dependency.value()) && isChecked(subject, dependency.key())) {
            found.add(finding(service, dependency.key(), dependency.value().location()));
          }
        }
      }
    }
  }

  /** Only what was made from a short form stands where its own condition does. */
  private static boolean isShort(Node dependency) {
    if (!(dependency instanceof Mapping mapping)) {
      return false;
    }
    Node condition = mapping.get("condition");
    return condition != null && condition.location().equals(mapping.location());
  }

  private static boolean isChecked(Subject subject, String name) {
    Service service = subject.project().services().get(name);
    HealthCheck check = service == null ? null : service.lifecycle().healthCheck();
    return check != null && !check.disable() && !check.test().equals(List.of("NONE"));
  }

  private Diagnostic finding(Service service, String dependency, Location at) {
    return Diagnostic.warning(
        code(),
        "services."
            + service.name()
            + ".depends_on: waits for the start of '"
            + dependency
            + "', which has a health check",
        "Write " + dependency + ": {condition: service_healthy} to wait until it is healthy.",
        at);
  }
}
