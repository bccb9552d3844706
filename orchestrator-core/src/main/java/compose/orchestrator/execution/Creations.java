package compose.orchestrator.execution;

import compose.orchestrator.diagnostic.EngineException;
import compose.orchestrator.engine.ContainerDetails;
import compose.orchestrator.engine.ContainerRequest;
import compose.orchestrator.engine.EngineGateway;
import compose.orchestrator.engine.NetworkDetails;
import compose.orchestrator.engine.NetworkRequest;
import compose.orchestrator.model.ComposeLabels;
import java.util.Map;
import java.util.Objects;

/**
 * Makes networks and containers. The engine finishes what a killed command has asked for, maybe
 * only after the next command has looked: what is there by then is known by its labels and is no
 * name taken by somebody else.
 */
final class Creations {
  private static final int CONFLICT = 409;

  private final EngineGateway engine;

  Creations(EngineGateway engine) {
    this.engine = engine;
  }

  /** Makes the network, or leaves the equal one that has come since. */
  void network(NetworkRequest request) {
    try {
      engine.createNetwork(request);
    } catch (EngineException failure) {
      if (failure.status() != CONFLICT || !isThere(request)) {
        throw failure;
      }
    }
  }

  private boolean isThere(NetworkRequest request) {
    return engine.networks().stream()
        .filter(network -> network.name().equals(request.name()))
        .map(NetworkDetails::labels)
        .anyMatch(labels -> isEqual(labels, request.labels()));
  }

  private static boolean isEqual(Map<String, String> labels, Map<String, String> wanted) {
    return isSame(labels, wanted, ComposeLabels.PROJECT)
        && isSame(labels, wanted, ComposeLabels.NETWORK)
        && isSame(labels, wanted, ComposeLabels.CONFIG_HASH);
  }

  private static boolean isSame(
      Map<String, String> labels, Map<String, String> wanted, String name) {
    return Objects.equals(labels.get(name), wanted.get(name));
  }

  /**
   * Makes the container and returns its id. One of the project that has come since was never
   * started and may lack networks: it gives way.
   */
  String container(ContainerRequest request) {
    try {
      return engine.createContainer(request);
    } catch (EngineException failure) {
      ContainerDetails late =
          failure.status() == CONFLICT ? engine.container(request.name()) : null;
      if (late == null || !isUnused(late, request)) {
        throw failure;
      }
      engine.removeContainer(late.id(), false, true);
      return engine.createContainer(request);
    }
  }

  private static boolean isUnused(ContainerDetails container, ContainerRequest request) {
    return container.state().status().equals("created")
        && isSame(container.labels(), request.labels(), ComposeLabels.PROJECT)
        && isSame(container.labels(), request.labels(), ComposeLabels.SERVICE);
  }
}
