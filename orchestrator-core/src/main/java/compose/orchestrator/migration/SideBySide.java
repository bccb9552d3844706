package compose.orchestrator.migration;

import compose.orchestrator.diagnostic.EngineException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;

/** Does the same to several things at the same time. */
final class SideBySide {

  private static final int AT_ONCE = 4;

  private SideBySide() {}

  /** Returns when all is done; the first failure ends the rest, and so does an interruption. */
  static <T> void run(Collection<T> things, Consumer<T> action) {
    ExecutorService threads =
        Executors.newFixedThreadPool(AT_ONCE, Thread.ofPlatform().daemon().factory());
    try {
      var running = new ArrayList<Future<?>>();
      things.forEach(thing -> running.add(threads.submit(() -> action.accept(thing))));
      for (Future<?> one : running) {
        one.get();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new EngineException("interrupted", "interrupted while data was copied", null);
    } catch (ExecutionException e) {
      throw e.getCause() instanceof RuntimeException failure
          ? failure
          : new IllegalStateException(e.getCause());
    } finally {
      threads.shutdownNow();
    }
  }
}
