package compose.orchestrator.plan;

/**
 * No service of the file owns it any more.
 *
 * @param configFiles files it came from, comma-separated, or empty
 */
public record Orphan(String configFiles) implements Reason {}
