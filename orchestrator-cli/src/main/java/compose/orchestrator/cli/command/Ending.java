package compose.orchestrator.cli.command;

import compose.orchestrator.stream.OutputSource;
import org.jspecify.annotations.Nullable;

/** Decides, as containers end, whether all should stop and what the exit code is. */
final class Ending {

  private final @Nullable String exitCodeFrom;
  private final boolean onExit;
  private final boolean onFailure;
  private final Runnable abort;
  private boolean aborted;
  private int exitCode;

  /**
   * Of an attached up.
   *
   * @param exitCodeFrom service whose exit code counts, or null
   * @param onExit whether the first end stops all
   * @param onFailure whether the first failure stops all
   * @param abort stops all
   */
  Ending(@Nullable String exitCodeFrom, boolean onExit, boolean onFailure, Runnable abort) {
    this.exitCodeFrom = exitCodeFrom;
    this.onExit = onExit;
    this.onFailure = onFailure;
    this.abort = abort;
  }

  synchronized void exited(OutputSource source, int code) {
    if (source.service().equals(exitCodeFrom)) {
      exitCode = code;
    }
    if (!aborted && (onExit || (onFailure && code != 0))) {
      aborted = true;
      if (exitCodeFrom == null) {
        exitCode = code;
      }
      abort.run();
    }
  }

  synchronized int exitCode() {
    return exitCode;
  }
}
