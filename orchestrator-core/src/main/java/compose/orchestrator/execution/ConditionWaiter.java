package compose.orchestrator.execution;

import compose.orchestrator.diagnostic.EngineException;
import compose.orchestrator.engine.ContainerDetails;
import compose.orchestrator.engine.ContainerEvent;
import compose.orchestrator.engine.EngineGateway;
import compose.orchestrator.engine.EventSubscription;
import compose.orchestrator.model.ComposeLabels;
import compose.orchestrator.model.Condition;
import java.io.Closeable;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Waits until a container has reached a condition. It looks once and then only when the engine
 * tells that something happened to the container: nothing is polled, and nothing is missed because
 * the engine is listened to before the first look.
 */
final class ConditionWaiter implements Closeable {

  /** What is there to see of a container, or null to look again when something has happened. */
  private interface Look {
    @Nullable ContainerDetails at(ContainerDetails container);
  }

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
    watch(container, null, details -> holds(details, condition) ? details : null);
  }

  /**
   * The same up to a time.
   *
   * @param end as {@link System#nanoTime} tells
   * @return whether the condition held by then
   */
  boolean await(String container, Condition condition, long end) throws InterruptedException {
    return watch(container, end, details -> holds(details, condition) ? details : null) != null;
  }

  private boolean holds(ContainerDetails container, Condition condition) {
    return ContainerConditions.reached(container, condition)
        || succeededEarly(container, condition);
  }

  /** Returns the exit code once the container has ended. */
  int ended(String container) throws InterruptedException {
    ContainerDetails ended =
        watch(container, null, details -> ContainerConditions.hasEnded(details) ? details : null);
    return Objects.requireNonNull(ended).state().exitCode();
  }

  /**
   * Returns at a time if the condition, which holds, has held until then; throws as soon as it does
   * not. A container that was started again meanwhile has not stayed.
   *
   * @param end as {@link System#nanoTime} tells
   */
  void stays(String container, Condition condition, long end) throws InterruptedException {
    var starts = new HashSet<@Nullable String>();
    watch(
        container,
        end,
        details -> {
          starts.add(details.state().startedAt());
          if (!ContainerConditions.reached(details, condition) || starts.size() > 1) {
            throw ContainerConditions.failure(details, "does not stay up");
          }
          return null;
        });
  }

  /** Looks until there is something to see, or the time is over. */
  private @Nullable ContainerDetails watch(String container, @Nullable Long end, Look look)
      throws InterruptedException {
    listen();
    while (true) {
      long seen = count(container);
      ContainerDetails details = engine.container(container);
      if (details == null) {
        throw gone(container);
      }
      ContainerDetails found = look.at(details);
      if (found != null || (end != null && end - System.nanoTime() <= 0)) {
        return found;
      }
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

  private synchronized void waitForMore(String container, long seen, @Nullable Long end)
      throws InterruptedException {
    while (count(container) == seen) {
      long left = end == null ? Long.MAX_VALUE : end - System.nanoTime();
      if (engineLost) {
        throw lost(container);
      }
      if (left <= 0) {
        return;
      }
      TimeUnit.NANOSECONDS.timedWait(this, left);
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
        ContainerConditions.NOT_MET,
        "container " + container + " is gone",
        "'orchestrator ps -a' lists the project's containers");
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
