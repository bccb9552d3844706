package compose.orchestrator.engine;

import java.io.Closeable;

/** Events that are being heard. */
public interface EventSubscription extends Closeable {

  @Override
  void close();
}
