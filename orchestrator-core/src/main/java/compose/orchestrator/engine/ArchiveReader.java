package compose.orchestrator.engine;

import java.io.IOException;
import java.io.InputStream;

/**
 * Reads an archive while it comes in.
 *
 * @param <T> what it makes of it
 */
@FunctionalInterface
public interface ArchiveReader<T> {

  /** Reads all of it and leaves the stream open. */
  T readFrom(InputStream input) throws IOException;
}
