package compose.orchestrator.engine;

import java.io.IOException;
import java.io.OutputStream;

/** Writes an archive when somebody wants to read it. */
@FunctionalInterface
public interface ArchiveContent {

  /** Writes all of it and leaves the stream open. */
  void writeTo(OutputStream output) throws IOException;
}
