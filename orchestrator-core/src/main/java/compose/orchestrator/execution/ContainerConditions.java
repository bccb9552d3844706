package compose.orchestrator.execution;

import compose.orchestrator.diagnostic.EngineException;
import compose.orchestrator.engine.ContainerDetails;
import compose.orchestrator.engine.ContainerState;
import compose.orchestrator.model.ComposeLabels;
import compose.orchestrator.model.Condition;

/** What a container's state says about the conditions that others wait for. */
final class ContainerConditions {

  /** Code of failures that are the container's own. */
  static final String NOT_MET = "condition-not-met";

  private ContainerConditions() {}

  /**
   * Whether a condition holds.
   *
   * @throws EngineException where it cannot hold any more
   */
  static boolean reached(ContainerDetails container, Condition condition) {
    return switch (condition) {
      case STARTED -> container.state().running();
      case HEALTHY -> healthy(container);
      case COMPLETED -> completed(container);
      case READY -> ready(container);
    };
  }

  private static boolean healthy(ContainerDetails container) {
    ContainerState state = container.state();
    if (state.health() == null && state.running()) {
      throw new EngineException(
          NOT_MET,
          "container " + container.name() + " has no healthcheck configured",
          "give service "
              + service(container)
              + " a healthcheck, or wait for it with condition: service_started");
    }
    return running(container) && isHealthy(container);
  }

  private static boolean isHealthy(ContainerDetails container) {
    String health = container.state().health();
    if ("unhealthy".equals(health)) {
      throw failure(container, "is unhealthy");
    }
    return "healthy".equals(health);
  }

  /** Whether it does not run any more. */
  static boolean hasEnded(ContainerDetails container) {
    String status = container.state().status();
    return status.equals("exited") || status.equals("dead");
  }

  private static boolean running(ContainerDetails container) {
    if (hasEnded(container)) {
      throw failure(container, "exited (" + container.state().exitCode() + ")");
    }
    return container.state().running();
  }

  private static boolean completed(ContainerDetails container) {
    ContainerState state = container.state();
    if (!state.status().equals("exited")) {
      return false;
    }
    if (state.exitCode() != 0) {
      throw new EngineException(
          NOT_MET,
          "service \""
              + service(container)
              + "\" didn't complete successfully: exit "
              + state.exitCode(),
          seeOutput(container));
    }
    return true;
  }

  private static boolean ready(ContainerDetails container) {
    ContainerState state = container.state();
    if (state.status().equals("exited") && state.exitCode() == 0) {
      return true;
    }
    return running(container) && (state.health() == null || isHealthy(container));
  }

  /** It will not come to what is waited for. */
  static EngineException failure(ContainerDetails container, String what) {
    return new EngineException(
        NOT_MET, "container " + container.name() + " " + what, seeOutput(container));
  }

  private static String seeOutput(ContainerDetails container) {
    return "'orchestrator logs " + service(container) + "' shows what it printed";
  }

  private static String service(ContainerDetails container) {
    return container.labels().getOrDefault(ComposeLabels.SERVICE, "");
  }
}
