package compose.orchestrator.engine;

/** Takes a container's output as it comes. The buffer belongs to the caller and is used again. */
@FunctionalInterface
public interface OutputSink {

  /**
   * Takes some bytes.
   *
   * @param error whether they come from standard error
   */
  void accept(boolean error, byte[] buffer, int offset, int length);
}
