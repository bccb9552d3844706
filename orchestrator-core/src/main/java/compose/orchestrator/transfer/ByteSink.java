package compose.orchestrator.transfer;

/** Takes bytes as they come. The buffer belongs to the caller and is used again. */
@FunctionalInterface
public interface ByteSink {

  /** For bytes that nobody wants. */
  ByteSink NONE = (_, _, _) -> {};

  /** Takes some bytes. */
  void accept(byte[] buffer, int offset, int length);
}
