package compose.orchestrator.state;

import compose.orchestrator.engine.ContainerDetails;
import compose.orchestrator.model.ComposeLabels;
import compose.orchestrator.model.ConfigHash;
import compose.orchestrator.model.Project;
import compose.orchestrator.model.Service;
import compose.orchestrator.yaml.Mapping;
import java.util.List;

/** The hash a container's label should carry, in the dialect of the tool that made it. */
public final class ServiceHash {

  private ServiceHash() {}

  /** The hash of the service as it is now in the file. */
  public static String of(
      Project project, Service service, ContainerDetails container, List<ContainerDetails> all) {
    Mapping tree = project.serviceTree(service.name());
    return tree == null ? "" : of(tree, container, all);
  }

  /** The same of a service that is written otherwise than in the file. */
  public static String of(Mapping tree, ContainerDetails container, List<ContainerDetails> all) {
    String version = container.labels().getOrDefault(ComposeLabels.VERSION, "");
    return ConfigHash.service(tree, ConfigHash.Dialect.of(version), other -> idOf(other, all));
  }

  /** Whether a container was made of what the file says now. */
  public static boolean matches(
      Project project, Service service, ContainerDetails container, List<ContainerDetails> all) {
    return of(project, service, container, all).equals(container.label(ComposeLabels.CONFIG_HASH));
  }

  /**
   * Whether a container differs from the file at most in what can be changed about it; not known of
   * those that docker compose has made.
   */
  public static boolean fixedPartMatches(
      Project project, Service service, ContainerDetails container, List<ContainerDetails> all) {
    Mapping tree = project.serviceTree(service.name());
    String version = container.labels().getOrDefault(ComposeLabels.VERSION, "");
    String label = container.label(ComposeLabels.FIXED_HASH);
    return tree != null
        && label != null
        && label.equals(
            ConfigHash.fixed(tree, ConfigHash.Dialect.of(version), other -> idOf(other, all)));
  }

  private static String idOf(String service, List<ContainerDetails> all) {
    for (ContainerDetails container : all) {
      if (service.equals(container.label(ComposeLabels.SERVICE))) {
        return container.id();
      }
    }
    return service;
  }
}
