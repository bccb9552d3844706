package compose.orchestrator.execution;

import compose.orchestrator.diagnostic.EngineException;
import compose.orchestrator.engine.ContainerDetails;
import compose.orchestrator.engine.EngineGateway;
import compose.orchestrator.engine.ExecRequest;
import compose.orchestrator.model.HealthCheck;
import java.io.Closeable;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Runs the health checks of containers that start, one time after the other until it succeeds. The
 * engine does so for the first time after a whole interval only. What has succeeded here counts;
 * that a container is unhealthy is for the engine to say.
 */
final class EarlyChecks implements Closeable {

  /** Checks must not keep a busy machine from starting what they check. */
  private static final long LEAST_PAUSE = Duration.ofMillis(200).toNanos();

  private final EngineGateway engine;
  private final Consumer<String> listener;
  private final Map<String, Thread> threads = new HashMap<>();
  private final Set<String> succeeded = ConcurrentHashMap.newKeySet();

  /**
   * Of containers of one engine.
   *
   * @param listener hears the id of each container whose check has succeeded
   */
  EarlyChecks(EngineGateway engine, Consumer<String> listener) {
    this.engine = engine;
    this.listener = listener;
  }

  /** Whether the container's check has succeeded; from the first such question on it is run. */
  synchronized boolean hasSucceeded(ContainerDetails container) {
    List<String> command = command(container.healthCheck());
    if (command == null || !"starting".equals(container.state().health())) {
      return false;
    }
    if (!threads.containsKey(container.id())) {
      threads.put(
          container.id(),
          Thread.ofPlatform().daemon().name("check").start(() -> run(container.id(), command)));
    }
    return succeeded.contains(container.id());
  }

  /** What the engine would run; a line for a shell goes to the usual one. */
  private static @Nullable List<String> command(@Nullable HealthCheck check) {
    if (check == null || check.disable() || check.test().size() < 2) {
      return null;
    }
    List<String> words = check.test().subList(1, check.test().size());
    return switch (check.test().getFirst()) {
      case "CMD" -> words;
      case "CMD-SHELL" -> {
        var command = new ArrayList<String>(List.of("/bin/sh", "-c"));
        command.addAll(words);
        yield command;
      }
      default -> null;
    };
  }

  private void run(String container, List<String> command) {
    var request = new ExecRequest(command, null, null, List.of(), false);
    try {
      long start = System.nanoTime();
      while (engine.exec(container, request, (_, _, _, _) -> {}) != 0) {
        long took = System.nanoTime() - start;
        Thread.sleep(Duration.ofNanos(Math.max(LEAST_PAUSE, took)));
        start = System.nanoTime();
      }
      succeeded.add(container);
      listener.accept(container);
    } catch (EngineException _) {
      // It has ended, or the engine has: whoever waits for it hears of that.
    } catch (InterruptedException _) {
      // Nobody waits any more.
    }
  }

  @Override
  public synchronized void close() {
    threads.values().forEach(Thread::interrupt);
  }
}
