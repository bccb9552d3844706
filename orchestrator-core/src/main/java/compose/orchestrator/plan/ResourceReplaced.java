package compose.orchestrator.plan;

/**
 * A network or volume that the container uses is made anew.
 *
 * @param kind network or volume
 * @param name name on the engine
 */
public record ResourceReplaced(String kind, String name) implements Reason {}
