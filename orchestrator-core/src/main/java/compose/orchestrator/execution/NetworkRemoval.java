package compose.orchestrator.execution;

import compose.orchestrator.diagnostic.EngineException;
import compose.orchestrator.engine.EngineGateway;
import java.time.Duration;

/**
 * Removes networks. For a moment after its last containers are gone, a busy engine may still hold
 * what they had there, and refuses.
 */
final class NetworkRemoval {

  private static final int FORBIDDEN = 403;
  private static final int TRIES = 10;
  private static final Duration PAUSE = Duration.ofMillis(100);

  private final EngineGateway engine;

  NetworkRemoval(EngineGateway engine) {
    this.engine = engine;
  }

  void remove(String idOrName) throws InterruptedException {
    int left = TRIES;
    while (!isRemoved(idOrName, --left > 0)) {
      Thread.sleep(PAUSE);
    }
  }

  private boolean isRemoved(String idOrName, boolean again) {
    try {
      engine.removeNetwork(idOrName);
      return true;
    } catch (EngineException refused) {
      if (refused.status() == FORBIDDEN && again) {
        return false;
      }
      throw refused;
    }
  }
}
