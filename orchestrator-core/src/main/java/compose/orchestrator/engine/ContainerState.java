package compose.orchestrator.engine;

import org.jspecify.annotations.Nullable;

/**
 * What a container is doing.
 *
 * @param status created, running, paused, restarting, removing, exited or dead
 * @param exitCode of the last run
 * @param startedAt RFC 3339 with nanoseconds, of the last start
 * @param finishedAt likewise of the last end
 * @param health starting, healthy, unhealthy, or null without a health check
 * @param lastProbe how the last health check ended, or null
 * @param oomKilled whether it was killed for lack of memory
 * @param error why the last start failed, or empty
 */
public record ContainerState(
    String status,
    int exitCode,
    String startedAt,
    String finishedAt,
    @Nullable String health,
    @Nullable HealthProbe lastProbe,
    boolean oomKilled,
    String error) {

  /** Whether its process lives. */
  public boolean running() {
    return status.equals("running") || status.equals("paused") || status.equals("restarting");
  }
}
