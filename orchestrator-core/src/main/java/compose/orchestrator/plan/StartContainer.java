package compose.orchestrator.plan;

/**
 * Starts a container.
 *
 * @param container which one
 */
public record StartContainer(ContainerRef container) implements Operation {}
