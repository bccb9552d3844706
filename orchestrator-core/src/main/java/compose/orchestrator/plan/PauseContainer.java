package compose.orchestrator.plan;

/**
 * Freezes a running container; its processes keep their memory.
 *
 * @param container which one
 */
public record PauseContainer(ContainerRef container) implements Operation {}
