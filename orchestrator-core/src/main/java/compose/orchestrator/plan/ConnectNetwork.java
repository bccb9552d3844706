package compose.orchestrator.plan;

import compose.orchestrator.engine.EndpointRequest;

/**
 * Joins a container to a network.
 *
 * @param container which one
 * @param network name of the network
 * @param endpoint names and addresses on it
 */
public record ConnectNetwork(ContainerRef container, String network, EndpointRequest endpoint)
    implements Operation {}
