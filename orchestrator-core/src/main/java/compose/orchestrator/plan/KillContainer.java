package compose.orchestrator.plan;

/**
 * Sends a signal to a container.
 *
 * @param container which one
 * @param signal name or number
 */
public record KillContainer(ContainerRef container, String signal) implements Operation {}
