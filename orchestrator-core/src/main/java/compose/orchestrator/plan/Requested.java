package compose.orchestrator.plan;

/**
 * The user asked for it.
 *
 * @param option option or command, such as --force-recreate
 */
public record Requested(String option) implements Reason {}
