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
  private static final String SUMMARY = "no such service: ";

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

  /** Says which services neither the file nor the engine has. */
  static void tellUnknown(
      Session session, List<ContainerSummary> containers, Project project, List<String> services) {
    for (String service : services) {
      if (isUnknown(containers, project, service)) {
        tell(session, service, whatThereIs(project));
      }
    }
  }

  private static void tell(Session session, String service, String help) {
    String summary = SUMMARY + service;
    session.diagnostics().show(List.of(Diagnostic.warning(CODE, summary, help, null)));
  }

  /**
   * Refuses a service that neither the file nor the engine has; of a project of which only the name
   * is known it is told, for its containers may just be gone.
   */
  static void checkServices(
      Session session, List<ContainerSummary> containers, Project project, List<String> services) {
    for (String service : services) {
      if (isUnknown(containers, project, service)) {
        unknown(session, project, service);
      }
    }
  }

  private static boolean isUnknown(
      List<ContainerSummary> containers, Project project, String service) {
    return containers.stream().noneMatch(container -> service(container).equals(service))
        && !project.services().containsKey(service)
        && !project.origin().disabledServices().contains(service);
  }

  private static void unknown(Session session, Project project, String service) {
    if (!project.isNameAlone()) {
      throw new UsageException(CODE, SUMMARY + service, whatThereIs(project));
    }
    tell(session, service, whatThereIs(project));
  }

  private static String whatThereIs(Project project) {
    return project.services().isEmpty()
        ? "The project has no container of that service."
        : "The file has: " + String.join(", ", project.services().keySet()) + ".";
  }
}
