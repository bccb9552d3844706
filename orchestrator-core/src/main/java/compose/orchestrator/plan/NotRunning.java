package compose.orchestrator.plan;

/**
 * It is there, but does not run.
 *
 * @param state created, exited, dead or paused
 * @param exitCode of its last run
 */
public record NotRunning(String state, int exitCode) implements Reason {}
