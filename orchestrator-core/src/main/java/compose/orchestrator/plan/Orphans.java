package compose.orchestrator.plan;

import compose.orchestrator.engine.ContainerDetails;
import compose.orchestrator.model.ComposeLabels;
import compose.orchestrator.model.Project;
import java.util.ArrayList;
import java.util.List;

/**
 * Containers of the project that nothing asks for: those of services the file does not have, and
 * those of one-off commands that have ended.
 */
final class Orphans {

  private static final String HELP =
      "no service of this file owns them: remove them with --remove-orphans, or give the file"
          + " they came from another project name";

  private static final String ENDED_HELP = "remove them with --remove-orphans";

  private Orphans() {}

  /** Removes them where the user says so, tells of them otherwise. */
  static void plan(UpPlanning planning) {
    var orphans = new ArrayList<ContainerDetails>();
    var ended = new ArrayList<ContainerDetails>();
    for (ContainerDetails container : planning.state().containers()) {
      if (Names.isOneOff(container)) {
        if (hasEnded(container)) {
          ended.add(container);
        }
      } else if (isOrphan(planning.project(), container)) {
        orphans.add(container);
      }
    }
    if (planning.request().removeOrphans()) {
      orphans.forEach(orphan -> planning.remove(orphan, reason(orphan)));
      ended.forEach(orphan -> planning.remove(orphan, new Requested("--remove-orphans")));
      return;
    }
    tell(planning, "the project has containers of other services:", orphans, HELP);
    tell(planning, "the project has containers of commands that have ended:", ended, ENDED_HELP);
  }

  /** Whether no service of the file owns the container. */
  static boolean isOrphan(Project project, ContainerDetails container) {
    String service = Names.service(container);
    return !project.services().containsKey(service)
        && !project.origin().disabledServices().contains(service);
  }

  static Reason reason(ContainerDetails orphan) {
    return new Orphan(files(orphan));
  }

  private static boolean hasEnded(ContainerDetails container) {
    String status = container.state().status();
    return status.equals("exited") || status.equals("dead");
  }

  private static void tell(
      UpPlanning planning, String what, List<ContainerDetails> containers, String help) {
    if (containers.isEmpty()) {
      return;
    }
    var text = new StringBuilder(what);
    for (ContainerDetails container : containers) {
      String files = files(container);
      text.append(' ').append(container.name());
      text.append(files.isEmpty() || help.equals(ENDED_HELP) ? "" : " (from " + files + ")");
    }
    planning.plan().note("orphans", text.toString(), help);
  }

  private static String files(ContainerDetails container) {
    return container.labels().getOrDefault(ComposeLabels.CONFIG_FILES, "");
  }
}
