package compose.orchestrator.stream;

import compose.orchestrator.diagnostic.EngineException;
import org.jspecify.annotations.Nullable;

/** Takes the output of containers, from several threads at once. */
public interface OutputListener {

  /**
   * Takes a line.
   *
   * @param source where it comes from
   * @param error whether it was written to standard error
   * @param timestamp RFC 3339 as the engine noted it, or null where it did not
   * @param line without its line break
   */
  void line(OutputSource source, boolean error, @Nullable String timestamp, String line);

  /**
   * A container has ended; all its output has been passed on before.
   *
   * @param source which one
   * @param exitCode as the engine tells it
   * @param restarting whether the engine starts it again by itself
   */
  default void exited(OutputSource source, int exitCode, boolean restarting) {}

  /** A container's output cannot be read, for example because its log driver keeps none. */
  void unreadable(OutputSource source, EngineException why);
}
