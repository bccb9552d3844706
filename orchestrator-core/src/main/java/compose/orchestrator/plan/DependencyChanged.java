package compose.orchestrator.plan;

/**
 * Something it shares or depends on is replaced.
 *
 * @param service the service that is replaced
 */
public record DependencyChanged(String service) implements Reason {}
