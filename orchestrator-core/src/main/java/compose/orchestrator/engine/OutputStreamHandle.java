package compose.orchestrator.engine;

import java.io.Closeable;

/** Output that is being followed. */
public interface OutputStreamHandle extends Closeable {

  /** Waits until the output has ended. */
  void join() throws InterruptedException;

  @Override
  void close();
}
