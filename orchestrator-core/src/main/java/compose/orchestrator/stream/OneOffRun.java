package compose.orchestrator.stream;

import compose.orchestrator.diagnostic.EngineException;
import compose.orchestrator.engine.AttachRequest;
import compose.orchestrator.engine.ContainerEvent;
import compose.orchestrator.engine.EngineGateway;
import compose.orchestrator.engine.EventSubscription;
import compose.orchestrator.engine.OutputSink;
import compose.orchestrator.engine.OutputStreamHandle;
import compose.orchestrator.engine.TerminalResize;
import compose.orchestrator.model.ComposeLabels;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The run of a one-off command, from before its start to its end: passes its output on from the
 * first byte, feeds its input, passes signals on to it, and tells how it ended.
 */
public final class OneOffRun implements AutoCloseable {

  private final EngineGateway engine;
  private final EventSubscription subscription;
  private final List<String> early = new ArrayList<>();
  private @Nullable OutputStreamHandle output;
  private @Nullable String running;
  private @Nullable Integer exitCode;
  private boolean removed;
  private boolean engineLost;
  private volatile Consumer<TerminalResize> started = _ -> {};

  /**
   * Begins to listen; nothing that happens to the container from now on is missed.
   *
   * @param slug value of its label {@link ComposeLabels#SLUG}
   */
  public OneOffRun(EngineGateway engine, String slug) {
    this.engine = engine;
    this.subscription = engine.events(List.of(ComposeLabels.SLUG + "=" + slug), this::happened);
  }

  /**
   * Attaches to the container; call it before the container starts.
   *
   * @param started is given, once the command runs, what changes the size of its terminal
   */
  public void attach(
      String container, AttachRequest request, Consumer<TerminalResize> started, OutputSink sink) {
    this.started = started;
    output = engine.attach(container, request, sink);
  }

  /** Sends a signal to the container, at its start where it has not started yet. */
  public void signal(String signal) {
    String container;
    synchronized (this) {
      container = running;
      if (container == null && exitCode == null) {
        early.add(signal);
      }
    }
    if (container != null) {
      engine.kill(container, signal);
    }
  }

  /**
   * Waits until the container has ended and all its output has been passed on.
   *
   * @param removal whether it is waited until the engine has removed it, too
   * @return its exit code
   */
  public int awaitEnd(boolean removal) throws InterruptedException {
    int code = awaitExit();
    if (output != null) {
      output.join();
    }
    if (removal) {
      awaitRemoval();
    }
    return code;
  }

  private synchronized int awaitExit() throws InterruptedException {
    while (exitCode == null) {
      failIfEngineIsLost();
      wait();
    }
    return exitCode;
  }

  private synchronized void awaitRemoval() throws InterruptedException {
    while (!removed) {
      failIfEngineIsLost();
      wait();
    }
  }

  private void failIfEngineIsLost() {
    if (engineLost) {
      throw new EngineException(
          "engine-connection-lost",
          "the engine went away while a command ran",
          "see whether the engine still runs (docker version); 'ps -a' tells what became of it");
    }
  }

  private void happened(ContainerEvent event) {
    List<String> signals = List.of();
    synchronized (this) {
      switch (event.action()) {
        case "start" -> {
          running = event.id();
          signals = List.copyOf(early);
        }
        case "die" -> {
          running = null;
          exitCode = code(event);
        }
        case "destroy" -> removed = true;
        default -> engineLost |= event.isEngineLost();
      }
      notifyAll();
    }
    if (event.action().equals("start")) {
      started.accept((rows, columns) -> engine.resize(event.id(), rows, columns));
    }
    signals.forEach(this::signal);
  }

  private static int code(ContainerEvent event) {
    String code = event.attributes().getOrDefault("exitCode", "0");
    try {
      return Integer.parseInt(code);
    } catch (NumberFormatException e) {
      return 1;
    }
  }

  @Override
  public void close() {
    subscription.close();
    if (output != null) {
      output.close();
    }
  }
}
