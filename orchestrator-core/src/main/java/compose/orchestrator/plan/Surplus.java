package compose.orchestrator.plan;

/**
 * There are more containers than the service asks for.
 *
 * @param wanted number asked for
 */
public record Surplus(int wanted) implements Reason {}
