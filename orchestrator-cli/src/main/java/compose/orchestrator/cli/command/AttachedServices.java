package compose.orchestrator.cli.command;

import compose.orchestrator.cli.option.Arguments;
import compose.orchestrator.diagnostic.UsageException;
import compose.orchestrator.model.Project;
import compose.orchestrator.model.Service;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Which services' output is shown while they run. */
final class AttachedServices {

  private AttachedServices() {}

  static Set<String> of(Project project, Arguments arguments) {
    List<String> only = arguments.list("--attach");
    check(project, only);
    check(project, arguments.list("--no-attach"));
    if (!only.isEmpty()) {
      return new TreeSet<>(only);
    }
    Set<String> attached = new TreeSet<>();
    boolean dependencies = arguments.flag("--attach-dependencies");
    Collection<String> named =
        arguments.words().isEmpty() ? project.services().keySet() : arguments.words();
    named.forEach(name -> add(project, name, dependencies, attached));
    attached.removeIf(name -> !isAttached(project, name));
    arguments.list("--no-attach").forEach(attached::remove);
    return attached;
  }

  /** Throws where a service is not in the project. */
  static void check(Project project, List<String> services) {
    for (String service : services) {
      if (!project.services().containsKey(service)) {
        throw new UsageException(
            "unknown-service",
            "no such service: " + service,
            "The file has: " + String.join(", ", project.services().keySet()) + ".");
      }
    }
  }

  private static void add(
      Project project, String name, boolean dependencies, Set<String> attached) {
    Service service = project.services().get(name);
    if (attached.add(name) && dependencies && service != null) {
      service
          .lifecycle()
          .dependsOn()
          .keySet()
          .forEach(other -> add(project, other, true, attached));
    }
  }

  private static boolean isAttached(Project project, String name) {
    Service service = project.services().get(name);
    return service != null && service.tooling().attach();
  }
}
