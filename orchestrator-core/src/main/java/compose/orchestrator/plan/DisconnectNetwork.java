package compose.orchestrator.plan;

/**
 * Takes a container off a network.
 *
 * @param container which one
 * @param network name of the network
 */
public record DisconnectNetwork(ContainerRef container, String network) implements Operation {}
