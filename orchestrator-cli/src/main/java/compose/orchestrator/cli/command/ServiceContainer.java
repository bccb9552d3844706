package compose.orchestrator.cli.command;

import compose.orchestrator.cli.option.Arguments;
import compose.orchestrator.diagnostic.UsageException;
import compose.orchestrator.engine.ContainerSummary;
import compose.orchestrator.model.ComposeLabels;
import java.util.ArrayList;
import java.util.List;

/** Finds the container of a service that the user means. */
final class ServiceContainer {

  private ServiceContainer() {}

  /** The running one that {@code --index} names, or the first. */
  static ContainerSummary running(Session session, String service, Arguments arguments) {
    int index = arguments.integer("--index", 0);
    for (ContainerSummary container : all(session, service, index, false)) {
      if (ContainerList.isRunning(container)) {
        return container;
      }
    }
    throw notRunning(service, index);
  }

  /** There is no such container, or it doesn't run; 0 stands for any of the service. */
  static UsageException notRunning(String service, int index) {
    return new UsageException(
        "not-running",
        "service \"" + service + "\" is not running" + (index == 0 ? "" : " container #" + index),
        "'orchestrator ps -a' lists the project's containers.");
  }

  /**
   * Those of a service, running or not, by number.
   *
   * @param index number of one of them, or 0 for all
   */
  static List<ContainerSummary> all(
      Session session, String service, int index, boolean withOneOff) {
    String project = session.projectOrName().name();
    var found = new ArrayList<ContainerSummary>();
    for (ContainerSummary container : ContainerList.of(session.engine(), project, withOneOff)) {
      String number = container.labels().get(ComposeLabels.CONTAINER_NUMBER);
      if (ContainerList.service(container).equals(service)
          && (index == 0 || String.valueOf(index).equals(number))) {
        found.add(container);
      }
    }
    return found;
  }
}
