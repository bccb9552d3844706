package compose.orchestrator.plan;

/**
 * Something that comes later in the plan needs it.
 *
 * @param service the service that needs it
 */
public record Needed(String service) implements Reason {}
