package compose.orchestrator.execution;

import compose.orchestrator.diagnostic.EngineException;
import compose.orchestrator.engine.ContainerDetails;
import compose.orchestrator.engine.ContainerEvent;
import compose.orchestrator.engine.ContainerState;
import compose.orchestrator.engine.EngineGateway;
import compose.orchestrator.engine.EventSubscription;
import compose.orchestrator.model.ComposeLabels;
import compose.orchestrator.model.Condition;
import java.io.Closeable;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Waits until a container has reached a condition. It looks once and then only when the engine
 * tells that something happened to the container: nothing is polled, and nothing is missed because
 * the engine is listened to before the first look.
 */
final class ConditionWaiter implements Closeable {

  /** Code of failures that are the container's own. */
  static final String NOT_MET = "condition-not-met";

  private final EngineGateway engine;
  private final String project;
  private final Map<String, Long> happened = new HashMap<>();
  private final @Nullable EarlyChecks checks;
  private @Nullable EventSubscription subscription;
  private boolean engineLost;

  /**
   * For containers of a project.
   *
   * @param early whether health checks are run here, too, while containers start
   */
  ConditionWaiter(EngineGateway engine, String project, boolean early) {
    this.engine = engine;
    this.project = project;
    this.checks = early ? new EarlyChecks(engine, this::happened) : null;
  }

  /** Returns when the condition holds; throws when it cannot hold any more. */
  void await(String container, Condition condition) throws InterruptedException {
    listen();
    long seen = count(container);
    while (!holds(container, condition)) {
      waitForMore(container, seen);
      seen = count(container);
    }
  }

  /**
   * The same up to a time.
   *
   * @param end as {@link System#nanoTime} tells
   * @return whether the condition held by then
   */
  boolean await(String container, Condition condition, long end) throws InterruptedException {
    listen();
    long seen = count(container);
    while (!holds(container, condition)) {
      if (end - System.nanoTime() <= 0) {
        return false;
      }
      waitForMore(container, seen, end);
      seen = count(container);
    }
    return true;
  }

  private boolean holds(String container, Condition condition) {
    ContainerDetails details = engine.container(container);
    if (details == null) {
      throw gone(container);
    }
    return reached(details, condition) || succeededEarly(details, condition);
  }

  /** Returns the exit code once the container has ended. */
  int ended(String container) throws InterruptedException {
    listen();
    while (true) {
      long seen = count(container);
      ContainerDetails details = engine.container(container);
      if (details == null) {
        throw gone(container);
      }
      String status = details.state().status();
      if (status.equals("exited") || status.equals("dead")) {
        return details.state().exitCode();
      }
      waitForMore(container, seen);
    }
  }

  /**
   * Returns at a time if the condition, which holds, has held until then; throws as soon as it does
   * not. A container that was started again meanwhile has not stayed.
   *
   * @param end as {@link System#nanoTime} tells
   */
  void stays(String container, Condition condition, long end) throws InterruptedException {
    String started = null;
    while (end - System.nanoTime() > 0) {
      long seen = count(container);
      ContainerDetails details = engine.container(container);
      if (details == null) {
        throw gone(container);
      }
      String now = details.state().startedAt();
      if (!reached(details, condition) || (started != null && !started.equals(now))) {
        throw failure(details, "does not stay up");
      }
      started = now;
      waitForMore(container, seen, end);
    }
  }

  private synchronized void listen() {
    if (subscription == null) {
      subscription = engine.events(List.of(ComposeLabels.PROJECT + "=" + project), this::heard);
    }
  }

  /**
   * What is done inside a container, as a health check is, changes nothing about it by itself; to
   * look at it then would be answered only once the engine has written down what the check said.
   */
  private synchronized void heard(ContainerEvent event) {
    if (!event.action().startsWith("exec_")) {
      engineLost |= event.isEngineLost();
      happened(event.id());
    }
  }

  private synchronized void happened(String container) {
    happened.merge(container, 1L, Long::sum);
    notifyAll();
  }

  private boolean succeededEarly(ContainerDetails container, Condition condition) {
    boolean asked = condition == Condition.HEALTHY || condition == Condition.READY;
    return asked && checks != null && checks.hasSucceeded(container);
  }

  private synchronized long count(String container) {
    return happened.getOrDefault(container, 0L);
  }

  private synchronized void waitForMore(String container, long seen) throws InterruptedException {
    while (count(container) == seen) {
      if (engineLost) {
        throw lost(container);
      }
      wait();
    }
  }

  private static EngineException lost(String container) {
    return new EngineException(
        "engine-lost",
        "container " + container + " cannot be watched any more: the engine went away",
        "see whether it runs, and run the command again");
  }

  private static EngineException gone(String container) {
    return new EngineException(
        NOT_MET,
        "container " + container + " is gone",
        "'orchestrator ps -a' lists the project's containers");
  }

  private synchronized void waitForMore(String container, long seen, long end)
      throws InterruptedException {
    long left = end - System.nanoTime();
    while (count(container) == seen && !engineLost && left > 0) {
      TimeUnit.NANOSECONDS.timedWait(this, left);
      left = end - System.nanoTime();
    }
    if (engineLost) {
      throw lost(container);
    }
  }

  private static boolean reached(ContainerDetails container, Condition condition) {
    return switch (condition) {
      case STARTED -> container.state().running();
      case HEALTHY -> healthy(container);
      case COMPLETED -> completed(container);
      case READY -> ready(container);
    };
  }

  private static boolean healthy(ContainerDetails container) {
    ContainerState state = container.state();
    if (state.health() == null && state.running()) {
      throw new EngineException(
          NOT_MET,
          "container " + container.name() + " has no healthcheck configured",
          "give service "
              + service(container)
              + " a healthcheck, or wait for it with condition: service_started");
    }
    return running(container) && isHealthy(container);
  }

  private static boolean isHealthy(ContainerDetails container) {
    String health = container.state().health();
    if ("unhealthy".equals(health)) {
      throw failure(container, "is unhealthy");
    }
    return "healthy".equals(health);
  }

  private static boolean running(ContainerDetails container) {
    ContainerState state = container.state();
    if (state.status().equals("exited") || state.status().equals("dead")) {
      throw failure(container, "exited (" + state.exitCode() + ")");
    }
    return state.running();
  }

  private static boolean completed(ContainerDetails container) {
    ContainerState state = container.state();
    if (!state.status().equals("exited")) {
      return false;
    }
    if (state.exitCode() != 0) {
      throw new EngineException(
          NOT_MET,
          "service \""
              + service(container)
              + "\" didn't complete successfully: exit "
              + state.exitCode(),
          seeOutput(container));
    }
    return true;
  }

  private static boolean ready(ContainerDetails container) {
    ContainerState state = container.state();
    if (state.status().equals("exited") && state.exitCode() == 0) {
      return true;
    }
    return running(container) && (state.health() == null || isHealthy(container));
  }

  private static EngineException failure(ContainerDetails container, String what) {
    return new EngineException(
        NOT_MET, "container " + container.name() + " " + what, seeOutput(container));
  }

  private static String seeOutput(ContainerDetails container) {
    return "'orchestrator logs " + service(container) + "' shows what it printed";
  }

  private static String service(ContainerDetails container) {
    return container.labels().getOrDefault(ComposeLabels.SERVICE, "");
  }

  @Override
  public synchronized void close() {
    if (checks != null) {
      checks.close();
    }
    if (subscription != null) {
      subscription.close();
    }
  }
}
