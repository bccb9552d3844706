package compose.orchestrator.plan;

/**
 * It belongs to the replacement of a container.
 *
 * @param container name of the container that is replaced
 */
public record Replaced(String container) implements Reason {}
