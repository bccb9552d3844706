package compose.orchestrator.execution;

import compose.orchestrator.diagnostic.Diagnostic;
import compose.orchestrator.model.Deploy;
import compose.orchestrator.model.Lifecycle;
import compose.orchestrator.model.Mount;
import compose.orchestrator.model.Project;
import compose.orchestrator.model.RestartPolicy;
import compose.orchestrator.model.Service;
import compose.orchestrator.model.Volume;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What of one service an engine does not take: the restart policy, and paths in the container. */
final class RefusedValues {

  private static final String CODE = "engine-refuses";
  private static final List<String> POLICIES =
      List.of("", "no", "always", "unless-stopped", "on-failure");

  private final Project project;
  private final String service;
  private final List<Diagnostic> found = new ArrayList<>();

  RefusedValues(Project project, String service) {
    this.project = project;
    this.service = service;
  }

  /**
   * What is found.
   *
   * @param meant the service as the container is made of it, which a command may have changed
   */
  List<Diagnostic> ofContainer(Service meant) {
    Deploy deploy = meant.resources().deploy();
    if (deploy == null || deploy.restartPolicy() == null) {
      restart(meant.lifecycle());
    } else {
      restart(deploy.restartPolicy());
    }
    String folder = meant.process().workingDir();
    if (folder != null && !folder.isEmpty() && !folder.startsWith("/")) {
      add(List.of("working_dir"), "working_dir", expectedPath(folder), "write /" + folder);
    }
    for (Mount mount : meant.storage().volumes()) {
      mount(mount);
    }
    for (String entry : meant.storage().tmpfs()) {
      int index = entries().storage().tmpfs().indexOf(entry);
      String path = entry.indexOf(':') < 0 ? entry : entry.substring(0, entry.indexOf(':'));
      target("tmpfs", index, path, "write an absolute path in the container, such as /" + path);
    }
    return found;
  }

  /** What is found about a policy as the engine is told it. */
  List<Diagnostic> ofPolicy(String policy) {
    int colon = policy.indexOf(':');
    policy(colon < 0 ? policy : policy.substring(0, colon), policy, "restart");
    return found;
  }

  /** Drivers other than the engine's own have names of their own. */
  static List<Diagnostic> ofVolume(Project project, Volume volume) {
    String driver = volume.driver();
    if ((driver != null && !driver.isEmpty() && !driver.equals("local"))
        || isVolumeName(volume.name())) {
      return List.of();
    }
    String path = "volumes." + volume.key();
    return List.of(
        Diagnostic.error(
            CODE,
            path + ": no name for a volume: '" + volume.name() + "'",
            "a volume's name has two characters or more of a-z, A-Z, 0-9, '_', '.' and '-', and"
                + " begins with a letter or digit",
            project.location(List.of("volumes", volume.key(), "name"))));
  }

  private static boolean isVolumeName(String name) {
    boolean valid = name.length() > 1;
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      boolean plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
      valid &= plain || (i > 0 && "_.-".indexOf(c) >= 0);
    }
    return valid;
  }

  private void restart(Lifecycle lifecycle) {
    String text = String.valueOf(lifecycle.restart());
    if (policy(lifecycle.restartName(), text, "restart") && lifecycle.restartAttempts() < 0) {
      add(
          List.of("restart"),
          "restart",
          "expected a number from 0 after on-failure:, got '" + text + "'",
          "on-failure:0 stands for no limit");
    }
  }

  private void restart(RestartPolicy policy) {
    String condition = String.valueOf(policy.condition());
    if (policy.condition() != null && !List.of("none", "any").contains(condition)) {
      policy(condition, condition, "deploy.restart_policy.condition");
    }
  }

  private boolean policy(String name, String text, String path) {
    if (POLICIES.contains(name)) {
      return true;
    }
    boolean deployed = path.startsWith("deploy");
    add(
        List.of(path.split("\\.", -1)),
        path,
        "expected "
            + (deployed ? "none, any or on-failure" : "no, always, on-failure or unless-stopped")
            + ", got '"
            + text
            + "'",
        "the engine knows no restart policy of that name");
    return false;
  }

  private void mount(Mount mount) {
    if (mount.type().equals("npipe") || mount.type().equals("cluster")) {
      return;
    }
    String target = mount.target();
    target("volumes", entries().storage().volumes().indexOf(mount), target, help(target));
  }

  private static String help(String target) {
    boolean drive = target.length() > 2 && target.charAt(1) == ':' && target.charAt(2) == '/';
    if (!drive) {
      return "write an absolute path in the container, such as /" + target;
    }
    String name = target.substring(0, 1);
    return "'"
        + name
        + ":' is taken for a drive of Windows; for a volume of that name write {type: volume, source: "
        + name
        + ", target: "
        + target.substring(2)
        + "}";
  }

  private void target(String list, int index, String target, String help) {
    boolean root = target.startsWith("/") && isRoot(target);
    if (target.startsWith("/") && !root) {
      return;
    }
    String path = index < 0 ? list : list + "[" + index + "]";
    List<String> place = index < 0 ? List.of(list) : List.of(list, Integer.toString(index));
    if (root) {
      add(place, path, "expected a path below /, got '/'", "nothing can be mounted over all files");
    } else {
      add(place, path, expectedPath(target), help);
    }
  }

  private static boolean isRoot(String path) {
    for (String name : path.split("/", -1)) {
      if (!name.isEmpty() && !name.equals(".") && !name.equals("..")) {
        return false;
      }
    }
    return true;
  }

  private static String expectedPath(String got) {
    return "expected an absolute path in the container, got '" + got + "'";
  }

  /** The service as the files have it, for places of list entries. */
  private Service entries() {
    Service service = project.services().get(this.service);
    if (service == null) {
      throw new IllegalStateException("no service " + this.service);
    }
    return service;
  }

  private void add(List<String> place, String path, String what, @Nullable String help) {
    var whole = new ArrayList<String>(List.of("services", service));
    whole.addAll(place);
    found.add(
        Diagnostic.error(
            CODE, "services." + service + "." + path + ": " + what, help, project.location(whole)));
  }
}
