package compose.orchestrator.state;

import compose.orchestrator.diagnostic.EngineException;
import compose.orchestrator.diagnostic.OrchestratorException;
import java.io.Closeable;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Asks the engine several things at once, eight at a time. Platform threads: a virtual one that
 * reads a socket leaves a poller behind, for which the JVM waits 300 ms when it ends. Few of them:
 * to start one takes as long as to read an answer.
 */
final class Parallel implements Closeable {

  private static final int AT_ONCE = 8;

  private final ExecutorService threads =
      Executors.newFixedThreadPool(AT_ONCE, Thread.ofPlatform().daemon().factory());

  <T> Future<T> start(Callable<T> question) {
    return threads.submit(question);
  }

  static <T> T get(Future<T> answer) {
    try {
      return answer.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new EngineException("cancelled", "cancelled while the engine was asked", null);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof OrchestratorException failure) {
        throw failure;
      }
      throw new IllegalStateException(e.getCause());
    }
  }

  /** Questions whose answers nobody wants any more end with their threads. */
  @Override
  public void close() {
    threads.shutdownNow();
  }
}
