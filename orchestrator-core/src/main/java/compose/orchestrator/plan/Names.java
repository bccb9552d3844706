package compose.orchestrator.plan;

import compose.orchestrator.engine.ContainerDetails;
import compose.orchestrator.model.ComposeLabels;
import compose.orchestrator.model.Project;
import compose.orchestrator.model.Service;

/** Names that docker compose gives, so that both tools find each other's containers. */
final class Names {

  private static final int SHORT_ID = 12;

  private Names() {}

  static String container(Project project, Service service, int number) {
    String fixed = service.metadata().containerName();
    return fixed == null ? project.name() + "-" + service.name() + "-" + number : fixed;
  }

  /** The name of a replacement while the container it replaces is there. */
  static String replacement(ContainerDetails replaced, String name) {
    return replaced.id().substring(0, SHORT_ID) + "_" + name;
  }

  static String service(ContainerDetails container) {
    return container.labels().getOrDefault(ComposeLabels.SERVICE, "");
  }

  static Existing reference(ContainerDetails container) {
    return new Existing(container.id(), container.name(), service(container));
  }

  static boolean isOneOff(ContainerDetails container) {
    return "True".equals(container.label(ComposeLabels.ONE_OFF));
  }
}
