package compose.orchestrator.stream;

import compose.orchestrator.diagnostic.EngineException;
import compose.orchestrator.engine.ContainerDetails;
import compose.orchestrator.engine.ContainerEvent;
import compose.orchestrator.engine.EngineGateway;
import compose.orchestrator.engine.EventSubscription;
import compose.orchestrator.engine.OutputStreamHandle;
import compose.orchestrator.model.ComposeLabels;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Follows the output of a project's containers: of those that run, of those that are started later,
 * and of those that are started again. It hears of them by events, so nothing is asked again and
 * again.
 */
public final class OutputFollower implements AutoCloseable {

  private final EngineGateway engine;
  private final Predicate<String> services;
  private final LogSelection selection;
  private final OutputListener listener;
  private final EventSubscription subscription;
  private final Map<String, FollowedContainer> containers = new HashMap<>();
  private final Set<String> running = new HashSet<>();
  private volatile boolean engineLost;

  /**
   * Begins to listen; nothing that happens from now on is missed.
   *
   * @param engine where the containers are
   * @param project name of the project
   * @param services which services are followed
   * @param selection what is wanted of containers that run already
   * @param listener takes the output
   */
  public OutputFollower(
      EngineGateway engine,
      String project,
      Predicate<String> services,
      LogSelection selection,
      OutputListener listener) {
    this.engine = engine;
    this.services = services;
    this.selection = selection;
    this.listener = listener;
    this.subscription =
        engine.events(List.of(ComposeLabels.PROJECT + "=" + project), this::happened);
  }

  /** Follows a container that is there; does nothing where its service is not followed. */
  public void follow(String idOrName) {
    ContainerDetails details = engine.container(idOrName);
    if (details != null && isFollowed(details.labels())) {
      follow(details, selection, null);
    }
  }

  /** Follows a container from its next start on; call it before that, so that no line is lost. */
  public void attachBeforeStart(String idOrName) {
    ContainerDetails details = engine.container(idOrName);
    if (details == null || !isFollowed(details.labels()) || isKnown(details.id())) {
      return;
    }
    OutputSource source = source(details.id(), details.name(), details.labels());
    var output = new LineAssembler(line -> listener.line(source, false, null, line));
    var error = new LineAssembler(line -> listener.line(source, true, null, line));
    OutputStreamHandle handle =
        engine.attach(
            details.id(),
            details.tty(),
            (isError, buffer, offset, length) ->
                (isError ? error : output).accept(buffer, offset, length));
    follow(details, LogSelection.NEW, new EndedLines(handle, output, error));
  }

  /** Waits until a container that is followed runs. */
  public synchronized void awaitStart() throws InterruptedException {
    while (running.isEmpty()) {
      failIfEngineIsLost();
      wait();
    }
  }

  /** Waits until no container that is followed runs any more. */
  public synchronized void awaitEnd() throws InterruptedException {
    while (!running.isEmpty()) {
      failIfEngineIsLost();
      wait();
    }
  }

  private void failIfEngineIsLost() {
    if (engineLost) {
      throw new EngineException(
          "engine-connection-lost",
          "the engine went away while the output of its containers was being followed",
          "see whether the engine still runs (docker version), then repeat the command");
    }
  }

  @Override
  public void close() {
    subscription.close();
    List<FollowedContainer> all;
    synchronized (this) {
      all = new ArrayList<>(containers.values());
    }
    all.forEach(FollowedContainer::stop);
  }

  /** Output that ends with what has no line break. */
  private record EndedLines(OutputStreamHandle handle, LineAssembler output, LineAssembler error)
      implements OutputStreamHandle {

    @Override
    public void join() throws InterruptedException {
      handle.join();
      output.end();
      error.end();
    }

    @Override
    public void close() {
      handle.close();
    }
  }

  private void follow(
      ContainerDetails details, LogSelection wanted, @Nullable OutputStreamHandle attached) {
    OutputSource source = source(details.id(), details.name(), details.labels());
    FollowedContainer followed = followed(source, details.tty(), wanted);
    synchronized (this) {
      if (containers.putIfAbsent(details.id(), followed) != null) {
        return;
      }
      if (attached != null || details.state().running()) {
        running.add(details.id());
        notifyAll();
      }
    }
    followed.start(attached);
    if (attached == null) {
      checkStillRunning(details.id());
    }
  }

  // It may have ended after it was asked for and before its events were waited for.
  private void checkStillRunning(String id) {
    ContainerDetails now = engine.container(id);
    if (now == null || !now.state().running()) {
      ended(id);
    }
  }

  private FollowedContainer followed(OutputSource source, boolean tty, LogSelection wanted) {
    var log = new ContainerLog(engine, source, tty, wanted, listener);
    return new FollowedContainer(engine, source, log, listener, this::ended);
  }

  private void happened(ContainerEvent event) {
    FollowedContainer known;
    synchronized (this) {
      if (event.isEngineLost()) {
        engineLost = true;
        notifyAll();
      }
      known = containers.get(event.id());
      if (event.action().equals("start") && known != null) {
        running.add(event.id());
        notifyAll();
      }
    }
    switch (event.action()) {
      case "start" -> {
        if (known != null) {
          known.happened(event);
        } else if (isFollowed(event.attributes())) {
          followNew(event);
        }
      }
      case "die", "destroy" -> {
        if (known != null) {
          known.happened(event);
        }
      }
      default -> {}
    }
  }

  private void followNew(ContainerEvent event) {
    ContainerDetails details = engine.container(event.id());
    if (details != null) {
      follow(details, LogSelection.ALL, null);
    }
  }

  private synchronized void ended(String id) {
    running.remove(id);
    notifyAll();
  }

  private synchronized boolean isKnown(String id) {
    return containers.containsKey(id);
  }

  private boolean isFollowed(Map<String, String> labels) {
    return services.test(labels.getOrDefault(ComposeLabels.SERVICE, ""))
        && !"True".equals(labels.get(ComposeLabels.ONE_OFF));
  }

  private static OutputSource source(String id, String name, Map<String, String> labels) {
    return new OutputSource(id, name, labels.getOrDefault(ComposeLabels.SERVICE, ""));
  }
}
