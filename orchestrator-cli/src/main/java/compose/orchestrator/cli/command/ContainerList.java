package compose.orchestrator.cli.command;

import compose.orchestrator.diagnostic.Diagnostic;
import compose.orchestrator.diagnostic.UsageException;
import compose.orchestrator.engine.ContainerSummary;
import compose.orchestrator.engine.EngineGateway;
import compose.orchestrator.model.ComposeLabels;
import compose.orchestrator.model.Project;
import java.util.ArrayList;
import java.util.List;

/** The containers of a project, as the engine lists them: one request. */
final class ContainerList {

  private static final String CODE = "unknown-service";

  private ContainerList() {}

  /** All containers, ordered by name; those that other tools made without a hash are not ours. */
  static List<ContainerSummary> of(EngineGateway engine, String project, boolean oneOff) {
    var found = new ArrayList<ContainerSummary>();
    for (ContainerSummary container :
        engine.containers(List.of(ComposeLabels.PROJECT + "=" + project))) {
      boolean known = container.labels().containsKey(ComposeLabels.CONFIG_HASH);
      if (known && (oneOff || !isOneOff(container))) {
        found.add(container);
      }
    }
    // Comparator.comparing would make classes at run time, on the way of every ps.
    found.sort((one, other) -> one.name().compareTo(other.name()));
    return found;
  }

  /**
   * Those of the services, or all where none is named.
   *
   * @see #checkServices
   */
  static List<ContainerSummary> ofServices(
      Session session, List<ContainerSummary> containers, Project project, List<String> services) {
    checkServices(session, containers, project, services);
    return ofServices(containers, services);
  }

  /** Those of the services, or all where none is named. */
  static List<ContainerSummary> ofServices(
      List<ContainerSummary> containers, List<String> services) {
    if (services.isEmpty()) {
      return containers;
    }
    var found = new ArrayList<ContainerSummary>();
    for (ContainerSummary container : containers) {
      if (services.contains(service(container))) {
        found.add(container);
      }
    }
    return found;
  }

  static String service(ContainerSummary container) {
    return container.labels().getOrDefault(ComposeLabels.SERVICE, "");
  }

  static boolean isRunning(ContainerSummary container) {
    return switch (container.state()) {
      case "running", "paused", "restarting" -> true;
      default -> false;
    };
  }

  static boolean isOneOff(ContainerSummary container) {
    return "True".equals(container.labels().get(ComposeLabels.ONE_OFF));
  }

  /**
   * Refuses a service that neither the file nor the engine has; of a project of which only the name
   * is known it is told, for its containers may just be gone.
   */
  static void checkServices(
      Session session, List<ContainerSummary> containers, Project project, List<String> services) {
    for (String service : services) {
      boolean there = containers.stream().anyMatch(container -> service(container).equals(service));
      if (!there
          && !project.services().containsKey(service)
          && !project.origin().disabledServices().contains(service)) {
        unknown(session, project, service);
      }
    }
  }

  private static void unknown(Session session, Project project, String service) {
    String summary = "no such service: " + service;
    if (project.isNameAlone()) {
      String help = "The project has no container of that service.";
      session.diagnostics().show(List.of(Diagnostic.warning(CODE, summary, help, null)));
      return;
    }
    throw new UsageException(
        CODE,
        summary,
        project.services().isEmpty()
            ? "The project has no container of that service."
            : "The file has: " + String.join(", ", project.services().keySet()) + ".");
  }
}
