package compose.orchestrator.engine.docker;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/** Bytes to and from an engine; the direction to it can be ended alone. */
interface Wire extends Closeable {
  InputStream input();

  OutputStream output();

  /** Tells the engine that nothing more comes, while its own bytes are still read. */
  void closeOutput() throws IOException;

  /** Closes it at once, though another thread may be stuck in writing to it. */
  default void abort() throws IOException {
    close();
  }
}
