package compose.orchestrator.engine;

import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/**
 * How a container is taken part in.
 *
 * @param tty whether the container has a terminal: its output is not divided into streams then
 * @param input what the container's standard input reads until the end of it, or null for none
 * @param detachKeys keys that end the connection and not the container, or null for the engine's
 *     own
 */
public record AttachRequest(boolean tty, @Nullable InputStream input, @Nullable String detachKeys) {

  /** Only hears what the container prints. */
  public static AttachRequest output(boolean tty) {
    return new AttachRequest(tty, null, null);
  }
}
