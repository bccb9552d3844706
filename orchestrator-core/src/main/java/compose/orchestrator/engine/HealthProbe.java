package compose.orchestrator.engine;

/**
 * How a health check ended.
 *
 * @param exitCode 0 where it found the container healthy; -1 where it took too long or did not run
 * @param output what it printed, as far as the engine keeps it
 * @param end RFC 3339
 */
public record HealthProbe(int exitCode, String output, String end) {}
