package compose.orchestrator.stream;

import compose.orchestrator.diagnostic.EngineException;
import compose.orchestrator.engine.ContainerDetails;
import compose.orchestrator.engine.ContainerEvent;
import compose.orchestrator.engine.EngineGateway;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Consumer;

/**
 * Follows one container through all its runs, on a thread of its own that takes what happens to the
 * container one by one.
 */
final class FollowedContainer {

  private final EngineGateway engine;
  private final OutputSource source;
  private final RunOutput output;
  private final OutputListener listener;
  private final Consumer<String> ended;
  private final BlockingQueue<ContainerEvent> events = new LinkedBlockingQueue<>();
  private final Thread thread;

  FollowedContainer(
      EngineGateway engine,
      OutputSource source,
      RunOutput output,
      OutputListener listener,
      Consumer<String> ended) {
    this.engine = engine;
    this.source = source;
    this.output = output;
    this.listener = listener;
    this.ended = ended;
    this.thread = Thread.ofVirtual().name("follow-" + source.name()).unstarted(this::follow);
  }

  String service() {
    return source.service();
  }

  void start() {
    thread.start();
  }

  void happened(ContainerEvent event) {
    events.add(event);
  }

  /** Whether it has been started since what was dealt with last. */
  boolean isStartedAgain() {
    return events.stream().anyMatch(event -> event.action().equals("start"));
  }

  void stop() {
    thread.interrupt();
  }

  private void follow() {
    try {
      output.begin();
      boolean there = true;
      while (there) {
        there = react(events.take());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt(); // nobody listens any more
    } catch (EngineException e) {
      listener.unreadable(source, e);
    } finally {
      output.close();
      ended.accept(source.id());
    }
  }

  private boolean react(ContainerEvent event) throws InterruptedException {
    switch (event.action()) {
      case "start" -> output.started();
      case "die" -> died(event);
      default -> {
        return false;
      }
    }
    return true;
  }

  // The engine tells that a container has died only after it has noted all its output.
  private void died(ContainerEvent event) throws InterruptedException {
    output.died();
    ContainerDetails details = engine.container(source.id());
    boolean restarting = details != null && details.state().running();
    listener.exited(source, exitCode(event), restarting);
    if (!restarting) {
      ended.accept(source.id());
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
