package compose.orchestrator.state;

import compose.orchestrator.diagnostic.EngineException;
import compose.orchestrator.diagnostic.OrchestratorException;
import java.io.Closeable;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.Semaphore;

/**
 * Asks the engine several things at once: a thread per question, at most eight at a time. Platform
 * threads: a virtual one that reads a socket leaves a poller behind, for which the JVM waits 300 ms
 * when it ends.
 */
final class Parallel implements Closeable {

  private static final int AT_ONCE = 8;

  private final Semaphore permits = new Semaphore(AT_ONCE);
  private final List<Thread> threads = new ArrayList<>();

  <T> Future<T> start(Callable<T> question) {
    var task = new FutureTask<T>(() -> ask(question));
    threads.add(Thread.ofPlatform().daemon().start(task));
    return task;
  }

  private <T> T ask(Callable<T> question) throws Exception {
    permits.acquire();
    try {
      return question.call();
    } finally {
      permits.release();
    }
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
    for (Thread thread : threads) {
      thread.interrupt();
    }
  }
}
