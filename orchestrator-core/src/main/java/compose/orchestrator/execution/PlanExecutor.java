package compose.orchestrator.execution;

import compose.orchestrator.diagnostic.Diagnostic;
import compose.orchestrator.diagnostic.OrchestratorException;
import compose.orchestrator.engine.EngineGateway;
import compose.orchestrator.event.ContainerUnchanged;
import compose.orchestrator.event.EventSink;
import compose.orchestrator.event.StepDone;
import compose.orchestrator.event.StepFailed;
import compose.orchestrator.event.StepGivenUp;
import compose.orchestrator.event.StepSkipped;
import compose.orchestrator.event.StepStarted;
import compose.orchestrator.journal.StepLog;
import compose.orchestrator.model.Project;
import compose.orchestrator.plan.ContainerRef;
import compose.orchestrator.plan.Operation;
import compose.orchestrator.plan.Plan;
import compose.orchestrator.plan.PlanNode;
import compose.orchestrator.plan.StopContainer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/**
 * Walks a plan: each step on a thread of its own, as soon as all it waits for has succeeded. A step
 * that fails keeps only those that wait for it from running. Interrupting the caller cancels what
 * runs and leaves out the rest.
 */
public final class PlanExecutor {

  /** What a container that ends at once takes on a busy engine; more is the grace it is given. */
  private static final Duration STOPPING = Duration.ofSeconds(1);

  private final EngineGateway engine;
  private final EventSink events;
  private final Turns turns;
  private final Turns stops;
  private final boolean early;

  /**
   * An executor for one engine.
   *
   * @param parallel engine calls at the same time, at least 1; a step that waits for what happens
   *     in a container counts as none; a stop does so once containers are seen to take their time
   */
  public PlanExecutor(EngineGateway engine, EventSink events, int parallel) {
    this(engine, events, parallel, false);
  }

  private PlanExecutor(EngineGateway engine, EventSink events, int parallel, boolean early) {
    this.engine = engine;
    this.events = events;
    this.turns = new Turns(parallel, null);
    this.stops = new Turns(parallel, STOPPING);
    this.early = early;
  }

  /**
   * Likewise, for when each second counts: runs the health checks of containers itself until they
   * succeed, instead of waiting for the engine, which does so only after their interval.
   */
  public static PlanExecutor checkingEarly(EngineGateway engine, EventSink events, int parallel) {
    return new PlanExecutor(engine, events, parallel, true);
  }

  /**
   * Runs every step that can be run and tells how it went.
   *
   * @param log takes down each step, before and after
   */
  public ExecutionReport run(Project project, Plan plan, StepLog log) {
    for (ContainerRef container : plan.unchanged()) {
      events.accept(new ContainerUnchanged(container));
    }
    if (plan.isEmpty()) {
      return new ExecutionReport(List.of(), List.of(), 0, 0, false, Map.of());
    }
    try (var waiter = new ConditionWaiter(engine, plan.project(), early)) {
      return new Run(new OperationRunner(engine, project, waiter, events, log), plan, log).toEnd();
    }
  }

  private enum Outcome {
    DONE,
    FAILED,
    SKIPPED
  }

  /** One walk over one plan. */
  private final class Run {

    private final OperationRunner runner;
    private final StepLog log;
    private final Plan plan;
    private final List<CountDownLatch> finished = new ArrayList<>();
    private final Outcome[] outcomes;
    private final ExecutorService callers =
        Executors.newCachedThreadPool(Thread.ofPlatform().daemon().factory());
    private final List<OrchestratorException> failures = new ArrayList<>();
    private final List<Diagnostic> warnings = new ArrayList<>();
    private volatile boolean cancelled;
    private volatile @Nullable RuntimeException bug;

    Run(OperationRunner runner, Plan plan, StepLog log) {
      this.runner = runner;
      this.log = log;
      this.plan = plan;
      this.outcomes = new Outcome[plan.nodes().size()];
      plan.nodes().forEach(node -> finished.add(new CountDownLatch(1)));
    }

    ExecutionReport toEnd() {
      var threads = new ArrayList<Thread>();
      for (PlanNode node : plan.nodes()) {
        threads.add(Thread.ofVirtual().name("step-" + node.id()).start(() -> walk(node)));
      }
      join(threads);
      callers.shutdownNow();
      if (bug != null) {
        throw bug;
      }
      int done = count(Outcome.DONE);
      int skipped = count(Outcome.SKIPPED);
      return new ExecutionReport(
          List.copyOf(failures),
          List.copyOf(warnings),
          done,
          skipped,
          cancelled,
          runner.madeContainers());
    }

    private void join(List<Thread> threads) {
      for (Thread thread : threads) {
        boolean joined = false;
        while (!joined) {
          try {
            thread.join();
            joined = true;
          } catch (InterruptedException e) {
            cancelled = true;
            threads.forEach(Thread::interrupt);
          }
        }
      }
      if (cancelled) {
        Thread.currentThread().interrupt();
      }
    }

    private void walk(PlanNode node) {
      Outcome outcome = Outcome.SKIPPED;
      try {
        outcome = ready(node) ? step(node) : skip(node);
      } catch (InterruptedException e) {
        cancelled = true;
      } finally {
        synchronized (this) {
          outcomes[node.id() - 1] = outcome;
        }
        finished.get(node.id() - 1).countDown();
      }
    }

    private boolean ready(PlanNode node) throws InterruptedException {
      for (int before : node.after()) {
        finished.get(before - 1).await();
        synchronized (this) {
          if (outcomes[before - 1] != Outcome.DONE) {
            return false;
          }
        }
      }
      return !cancelled;
    }

    private Outcome skip(PlanNode node) {
      events.accept(new StepSkipped(node));
      return Outcome.SKIPPED;
    }

    private Outcome step(PlanNode node) throws InterruptedException {
      log.begun(node.id()); // nobody else's turn is kept waiting for the disk
      long asked = System.nanoTime();
      try (Turns.Turn _ = turn(node.operation())) {
        events.accept(new StepStarted(node));
        run(node);
        log.done(node.id(), runner.result(node));
        events.accept(new StepDone(node, Duration.ofNanos(System.nanoTime() - asked)));
        return Outcome.DONE;
      } catch (OrchestratorException failure) {
        String code = failure.diagnostics().getFirst().code();
        return node.operation().forgives(code) ? givenUp(node, failure) : failed(node, failure);
      } catch (RuntimeException unexpected) {
        bug = unexpected;
        return Outcome.FAILED;
      }
    }

    private Turns.@Nullable Turn turn(Operation operation) throws InterruptedException {
      if (operation instanceof StopContainer) {
        return stops.take();
      }
      return operation.isWaiting() ? null : turns.take();
    }

    /**
     * Waiting steps cost next to nothing on virtual threads, but what speaks to the engine runs on
     * platform threads: a virtual one that reads a socket leaves a poller behind, for which the JVM
     * waits 300 ms when it ends.
     */
    private void run(PlanNode node) throws InterruptedException {
      Future<?> call =
          callers.submit(() -> {
            runner.run(node);
            return null;
          });
      try {
        call.get();
      } catch (InterruptedException e) {
        call.cancel(true);
        throw e;
      } catch (ExecutionException e) {
        if (e.getCause() instanceof RuntimeException failure) {
          throw failure;
        }
        throw new IllegalStateException(e.getCause());
      }
    }

    /** Done with: what waits for it goes on. */
    private Outcome givenUp(PlanNode node, OrchestratorException failure) {
      synchronized (this) {
        failure.diagnostics().forEach(why -> warnings.add(why.asWarning()));
      }
      log.done(node.id(), "");
      events.accept(new StepGivenUp(node, failure));
      return Outcome.DONE;
    }

    private Outcome failed(PlanNode node, OrchestratorException failure) {
      synchronized (this) {
        failures.add(failure);
      }
      log.failed(node.id(), String.valueOf(failure.getMessage()));
      events.accept(new StepFailed(node, failure));
      return Outcome.FAILED;
    }

    private synchronized int count(Outcome outcome) {
      int count = 0;
      for (Outcome one : outcomes) {
        count += one == outcome ? 1 : 0;
      }
      return count;
    }
  }
}
