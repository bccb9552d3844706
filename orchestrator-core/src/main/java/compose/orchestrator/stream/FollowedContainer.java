package compose.orchestrator.stream;

import compose.orchestrator.diagnostic.EngineException;
import compose.orchestrator.engine.ContainerDetails;
import compose.orchestrator.engine.ContainerEvent;
import compose.orchestrator.engine.ContainerState;
import compose.orchestrator.engine.EngineGateway;
import compose.orchestrator.engine.OutputStreamHandle;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Follows one container through all its runs, on a thread of its own. What happens to the container
 * waits in a queue until the output of the run before has been passed on.
 */
final class FollowedContainer {

  private static final long NANOS = 1_000_000_000L;

  private final EngineGateway engine;
  private final OutputSource source;
  private final ContainerLog log;
  private final OutputListener listener;
  private final Consumer<String> ended;
  private final BlockingQueue<ContainerEvent> events = new LinkedBlockingQueue<>();
  private @Nullable Thread thread;

  FollowedContainer(
      EngineGateway engine,
      OutputSource source,
      ContainerLog log,
      OutputListener listener,
      Consumer<String> ended) {
    this.engine = engine;
    this.source = source;
    this.log = log;
    this.listener = listener;
    this.ended = ended;
  }

  /** Starts with output that is being followed already, or else with the log. */
  synchronized void start(@Nullable OutputStreamHandle attached) {
    thread = Thread.ofVirtual().name("follow-" + source.name()).start(() -> follow(attached));
  }

  void happened(ContainerEvent event) {
    events.add(event);
  }

  synchronized void stop() {
    if (thread != null) {
      thread.interrupt();
    }
  }

  private void follow(@Nullable OutputStreamHandle attached) {
    try {
      if (attached == null) {
        log.read(true);
      } else {
        attached.join();
      }
      boolean there = true;
      while (there) {
        there = react(events.take());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt(); // nobody listens any more
    } catch (EngineException e) {
      listener.unreadable(source, e);
    } finally {
      ended.accept(source.id());
    }
  }

  private boolean react(ContainerEvent event) {
    switch (event.action()) {
      case "die" -> died(event);
      case "start" -> started();
      default -> {
        return false;
      }
    }
    return true;
  }

  // The engine tells that a container has died only after it has noted all its output.
  private void died(ContainerEvent event) {
    log.skipTo(event.timeNano());
    ContainerDetails details = engine.container(source.id());
    boolean restarting = details != null && details.state().running();
    listener.exited(source, exitCode(event), restarting);
    if (!restarting) {
      ended.accept(source.id());
    }
  }

  private void started() {
    if (!log.hasPosition()) {
      ContainerDetails details = engine.container(source.id());
      log.skipTo(details == null ? 0 : end(details.state()));
    }
    log.read(true);
  }

  private static long end(ContainerState state) {
    try {
      Instant finished = Instant.parse(state.finishedAt());
      return finished.getEpochSecond() * NANOS + finished.getNano();
    } catch (DateTimeException e) {
      return 0;
    }
  }

  private static int exitCode(ContainerEvent event) {
    String code = event.attributes().getOrDefault("exitCode", "0");
    try {
      return Integer.parseInt(code);
    } catch (NumberFormatException e) {
      return 0;
    }
  }
}
