package compose.orchestrator.stream;

import compose.orchestrator.diagnostic.EngineException;
import compose.orchestrator.engine.ContainerDetails;
import compose.orchestrator.engine.ContainerEvent;
import compose.orchestrator.engine.EngineGateway;
import compose.orchestrator.engine.EventSubscription;
import compose.orchestrator.model.ComposeLabels;
import compose.orchestrator.stream.LoggedOutput.Beginning;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Follows the output of a project's containers: of those that run, of those that are started later,
 * and of those that are started again. It hears of them by events, so nothing is asked again and
 * again.
 */
public final class OutputFollower implements AutoCloseable {

  private static final String NO_LOG = "none";

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
      boolean runs = details.state().running();
      follow(details, selection, runs ? Beginning.RUNNING : Beginning.STOPPED);
    }
  }

  /** Follows a container from its next start on; call it before that, so that no line is lost. */
  public void expectStart(String idOrName) {
    ContainerDetails details = engine.container(idOrName);
    if (details != null && isFollowed(details.labels()) && !isKnown(details.id())) {
      follow(details, LogSelection.ALL, Beginning.STARTING);
    }
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

  /** Waits until no container of these services that is followed runs any more. */
  public synchronized void awaitEnd(Predicate<String> ending) throws InterruptedException {
    while (anyRuns(ending)) {
      failIfEngineIsLost();
      wait();
    }
  }

  private boolean anyRuns(Predicate<String> ending) {
    for (String id : running) {
      FollowedContainer container = containers.get(id);
      if (container != null && ending.test(container.service())) {
        return true;
      }
    }
    return false;
  }

  /**
   * Waits until none that is followed runs any more, unless one is started again within the time.
   */
  public synchronized void awaitEnd(Duration grace) throws InterruptedException {
    boolean ended = false;
    while (!ended) {
      awaitEnd();
      wait(grace.toMillis());
      ended = running.isEmpty();
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

  private void failIfEngineIsLost() {
    if (engineLost) {
      throw new EngineException(
          "engine-connection-lost",
          "the engine went away while the output of its containers was being followed",
          "see whether the engine still runs (docker version), then repeat the command");
    }
  }

  private void follow(ContainerDetails details, LogSelection wanted, Beginning beginning) {
    OutputSource source =
        new OutputSource(
            details.id(), details.name(), details.labels().getOrDefault(ComposeLabels.SERVICE, ""));
    RunOutput output = output(source, details, wanted, beginning);
    var followed = new FollowedContainer(engine, source, output, listener, this::ended);
    synchronized (this) {
      if (containers.putIfAbsent(details.id(), followed) != null) {
        output.close();
        return;
      }
      if (beginning != Beginning.STOPPED) {
        running.add(details.id());
        notifyAll();
      }
    }
    followed.start();
    if (beginning == Beginning.RUNNING) {
      checkStillRunning(details.id());
    }
  }

  private RunOutput output(
      OutputSource source, ContainerDetails details, LogSelection wanted, Beginning beginning) {
    if (NO_LOG.equals(details.host().logging().driver())) {
      var attached = new AttachedOutput(engine, source, details.tty(), listener);
      attached.attach();
      return attached;
    }
    var log = new ContainerLog(engine, source, details.tty(), wanted, listener);
    if (beginning == Beginning.STARTING || wanted.equals(LogSelection.NEW)) {
      log.skip();
    }
    return new LoggedOutput(source, log, beginning);
  }

  // It may have ended after it was asked for and before its events were waited for.
  private void checkStillRunning(String id) {
    ContainerDetails now = engine.container(id);
    if (now == null || !now.state().running()) {
      ended(id);
    }
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
        known.happened(event);
        notifyAll();
      }
    }
    switch (event.action()) {
      case "start" -> {
        if (known == null && isFollowed(event.attributes())) {
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
      follow(details, LogSelection.ALL, Beginning.RUNNING);
    }
  }

  /** What has been started again meanwhile has not ended, though its follower knows only later. */
  private synchronized void ended(String id) {
    FollowedContainer container = containers.get(id);
    if (container == null || !container.isStartedAgain()) {
      running.remove(id);
    }
    notifyAll();
  }

  private synchronized boolean isKnown(String id) {
    return containers.containsKey(id);
  }

  private boolean isFollowed(Map<String, String> labels) {
    return services.test(labels.getOrDefault(ComposeLabels.SERVICE, ""))
        && !"True".equals(labels.get(ComposeLabels.ONE_OFF));
  }
}
