package compose.orchestrator.plan;

/**
 * Lets a paused container go on.
 *
 * @param container which one
 */
public record UnpauseContainer(ContainerRef container) implements Operation {}
