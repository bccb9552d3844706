package compose.orchestrator.migration;

import compose.orchestrator.diagnostic.Diagnostic;
import compose.orchestrator.diagnostic.EngineException;
import compose.orchestrator.diagnostic.InvalidProjectException;
import compose.orchestrator.diagnostic.OrchestratorException;
import compose.orchestrator.diagnostic.UsageException;
import compose.orchestrator.engine.ContainerDetails;
import compose.orchestrator.execution.ProjectLock;
import compose.orchestrator.journal.JournalFault;
import compose.orchestrator.journal.OperationJournal;
import compose.orchestrator.journal.OperationOutcome;
import compose.orchestrator.journal.StepLog;
import compose.orchestrator.model.Project;
import compose.orchestrator.plan.Plan;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/**
 * Moves a project, or goes on with a move. Whatever ends it, the source can be brought back until
 * the target is in force, and there is never a moment in which both may serve.
 */
public final class Migration {

  private final MigrationContext context;
  private final MigrationRecords sourceRecords;
  private final MigrationRecords targetRecords;
  private final List<Diagnostic> findings = new ArrayList<>();

  /** In a context whose engines stay the caller's to close. */
  public Migration(MigrationContext context) {
    this.context = context;
    this.sourceRecords = context.sourceRecords();
    this.targetRecords = context.targetRecords();
  }

  /**
   * Moves.
   *
   * @throws UsageException where the project has left already, or another move is under way
   * @throws InvalidProjectException where something stands in the way, with all of it
   * @throws OrchestratorException where a step fails; the source is then as it was before, unless
   *     the failure says that it is not
   */
  public MigrationResult run() {
    String project = context.project().name();
    String command = context.precautions().command();
    try (var _ =
            ProjectLock.take(context.source(), project, command, context.precautions().lock());
        var _ =
            ProjectLock.take(context.target(), project, command, context.precautions().lock())) {
      MoveState state = MoveState.of(sourceRecords, targetRecords);
      refuse(state);
      DatabaseServer.endAll(context.source(), project);
      String operation =
          state.begun() == null
              ? context.precautions().journals().newId()
              : state.begun().operation();
      return new Run(operation, state).run();
    }
  }

  private void refuse(MoveState state) {
    MigrationRecord left = state.left();
    boolean unfinished = state.begun() != null;
    if (left != null && !unfinished) {
      throw new UsageException(
          "project-moved",
          "project "
              + left.project()
              + " was moved to "
              + MigrationRequest.parse(left.request()).host()
              + " at "
              + left.since()
              + " and is not in force here",
          left.phase() == Phase.COMMITTED
              ? "'migrate finish' removes what is left of it here"
              : "move it from there, or remove the volume " + left.name() + " to forget that");
    }
    if (state.begun() != null && !state.begun().request().equals(context.request().text())) {
      throw new UsageException(
          "move-under-way",
          "a move to "
              + MigrationRequest.parse(state.begun().request()).host()
              + " with other options was begun at "
              + state.begun().since(),
          "'migrate resume' goes on with it, 'migrate rollback' takes it back");
    }
  }

  /** One move, with its journal. */
  private final class Run {

    private final String operation;
    private final MoveState state;
    private final MigrationRecord move;
    private final Containers here;
    private final Containers there;
    private final Freeze freeze;
    private StepLog log = StepLog.NONE;
    private Step step = Step.BEGIN;
    private long stoppedAt;
    private Duration foretold = Duration.ZERO;

    Run(String operation, MoveState state) {
      this.operation = operation;
      this.state = state;
      this.move =
          state.begun() == null
              ? new MigrationRecord(
                  context.project().name(),
                  operation,
                  true,
                  Phase.BEGUN,
                  context.now(),
                  context.request().text(),
                  Map.of())
              : state.begun();
      this.here = new Containers(context.source(), context.project(), context.events(), operation);
      this.there =
          new Containers(context.target(), context.there().project(), context.events(), operation);
      this.freeze = new Freeze(here, sourceRecords);
    }

    MigrationResult run() {
      MigrationPlan plan = state.committed() == null ? planned() : null;
      try (OperationJournal journal = journal()) {
        log = journal.phase("move", Step.nodes());
        OperationOutcome outcome = OperationOutcome.FAILED;
        try {
          Duration downtime = plan == null ? commit(Duration.ZERO) : move(plan);
          outcome = OperationOutcome.DONE;
          return new MigrationResult(
              operation,
              context.there().folder(),
              downtime,
              plan == null ? Duration.ZERO : foretold,
              plan == null ? 0 : plan.bytes(),
              plan == null ? 0 : plan.files(),
              List.copyOf(findings));
        } finally {
          journal.end(outcome);
        }
      }
    }

    private MigrationPlan planned() {
      MigrationPlan plan = context.plan(operation);
      if (plan.isBlocked()) {
        throw new InvalidProjectException(plan.findings());
      }
      return plan;
    }

    private OperationJournal journal() {
      try {
        return context
            .precautions()
            .journals()
            .goOn(
                operation,
                context.project().name(),
                context.precautions().directory(),
                context.precautions().words());
      } catch (IOException e) {
        throw new UsageException(
            "journal-unwritable",
            "a move must be taken down, and that is not possible: " + JournalFault.text(e),
            "see that XDG_STATE_HOME, or ~/.local/state, can be written");
      }
    }

    private void begin(Step next) {
      try {
        log.begun(next.id());
        step = next;
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new EngineException("interrupted", "interrupted", null);
      }
    }

    private void done() {
      log.done(step.id(), "");
    }

    private void step(Step next, Runnable action) {
      begin(next);
      action.run();
      done();
    }

    private Duration move(MigrationPlan plan) {
      try {
        return state.handedOver() && !here.isAnyRunning() ? goOn(plan) : fromBegin(plan);
      } catch (RuntimeException failure) {
        log.failed(step.id(), String.valueOf(failure.getMessage()));
        if (step == Step.COMMIT) {
          throw failure;
        }
        retreat(failure);
        throw failure;
      }
    }

    /** Data was proven equal before, and the source has not run since. */
    private Duration goOn(MigrationPlan plan) {
      MigrationRecord frozen = Objects.requireNonNull(sourceRecords.find(true, Phase.FROZEN));
      stoppedAt = System.nanoTime();
      return serve(plan, CompletableFuture.completedFuture(there.toStart(freeze.ran(frozen))));
    }

    private Duration fromBegin(MigrationPlan plan) {
      if (state.handedOver()) {
        there.stop(); // somebody has started the source again: it is the one in force
        sourceRecords.remove(true, Phase.HANDED_OVER);
      }
      step(Step.BEGIN, this::note);
      step(Step.IMAGES, () -> images(plan));
      try (var copy = new DataCopy(context, plan.imageIds());
          var databases = new DatabaseMove(context, plan, here, there)) {
        step(Step.FOLDER, () -> copy.folder(plan));
        step(Step.MAKE, () -> there.make(plan.inventory().containers()));
        step(
            Step.AHEAD,
            () -> {
              new DatabaseLogins(context.source(), plan.inventory().kinds())
                  .check(here.all(), there.all(), _ -> {}); // told where it counts
              foretold = DowntimeForecast.rehearsed(plan, copy.ahead(plan)).total();
              databases.prepare();
              refuseTakenPorts(plan);
            });
        copy.arm();
        begin(Step.FREEZE);
        stoppedAt = System.nanoTime();
        MigrationRecord frozen = freeze.begin(move, context.now());
        findings.addAll(freeze.check(frozen, plan.inventory().kinds()));
        done();
        var start = CompletableFuture.supplyAsync(() -> there.toStart(freeze.ran(frozen)));
        step(
            Step.REST,
            () -> {
              copy.rest();
              databases.copy();
            });
        step(
            Step.VERIFY,
            () -> {
              copy.verify();
              databases.verify();
            });
        return serve(plan, start);
      }
    }

    /** Somebody may have taken one since the plan; it is told while nothing has stopped for it. */
    private void refuseTakenPorts(MigrationPlan plan) {
      Project project = context.there().project();
      Inventory inventory = plan.inventory();
      TargetSurvey survey = new TargetReader(context.target(), project, inventory).read();
      var checks = new TargetChecks(project, inventory, survey, operation);
      List<Diagnostic> taken = checks.portsAlone();
      if (!taken.isEmpty()) {
        throw new InvalidProjectException(taken);
      }
    }

    private void note() {
      sourceRecords.put(move);
      MigrationRecord there = targetRecords.find(false, Phase.BEGUN);
      if (there != null && !there.operation().equals(operation)) {
        targetRecords.remove(false, Phase.FILLING, Phase.BEGUN); // taken back without the target
      }
      targetRecords.put(move.with(false, Phase.BEGUN, context.now(), Map.of()));
    }

    private void images(MigrationPlan plan) {
      var delivery = new ImageDelivery(context);
      delivery.bring(plan.images());
      if (plan.survey().disk() == null) {
        delivery.ensureTools(plan.moves().getFirst().data().source(), plan.imageIds());
        MigrationPlan again = context.plan(operation);
        if (again.isBlocked()) {
          throw new InvalidProjectException(again.findings());
        }
      }
      targetRecords.put(move.with(false, Phase.FILLING, context.now(), Map.of()));
    }

    private Duration serve(MigrationPlan plan, CompletableFuture<Plan> start) {
      begin(Step.START);
      sourceRecords.put(move.with(true, Phase.HANDED_OVER, context.now(), Map.of()));
      there.run(planOf(start));
      List<ContainerDetails> started = there.all();
      new DatabaseLogins(context.target(), plan.inventory().kinds())
          .check(started, started, findings::add);
      new Probes(context.target(), context.listener()).run(context.there().probes(), started);
      Duration downtime = Duration.ofNanos(System.nanoTime() - stoppedAt);
      done();
      return commit(downtime);
    }

    private static Plan planOf(CompletableFuture<Plan> start) {
      try {
        return start.join();
      } catch (CompletionException e) {
        throw e.getCause() instanceof RuntimeException failure ? failure : e;
      }
    }

    /**
     * The target's record is the one that counts. Where it is not known whether that was made, the
     * source must stay as it is.
     */
    private Duration commit(Duration downtime) {
      begin(Step.COMMIT);
      try {
        targetRecords.put(move.with(false, Phase.COMMITTED, context.now(), Map.of()));
      } catch (EngineException e) {
        throw new EngineException(
            "commit-unknown",
            "it is not known whether the target is in force now: " + e.getMessage(),
            "nothing runs here; "
                + (e.status() == 0 ? "once the target answers again" : "with that put right")
                + ", 'migrate resume' goes on");
      }
      conclude();
      done();
      return downtime;
    }

    private void conclude() {
      try {
        sourceRecords.put(move.with(true, Phase.COMMITTED, context.now(), Map.of()));
        targetRecords.remove(false, Phase.FILLING, Phase.BEGUN);
        targetRecords.remove(true, Phase.COMMITTED, Phase.FINISHED);
        sourceRecords.remove(true, Phase.HANDED_OVER, Phase.FROZEN, Phase.BEGUN);
      } catch (EngineException e) {
        throw new EngineException(
            "commit-incomplete",
            "the target is in force, but not all of that could be noted: " + e.getMessage(),
            "'migrate resume' completes it");
      }
    }

    /** Before the target is in force, the source is. */
    private void retreat(RuntimeException failure) {
      boolean interrupted = Thread.interrupted(); // which would break off the calls
      try {
        boolean maybeRunning = sourceRecords.find(true, Phase.HANDED_OVER) != null;
        if (maybeRunning) {
          there.stop();
          sourceRecords.remove(true, Phase.HANDED_OVER);
        }
        freeze.end();
      } catch (OrchestratorException e) {
        failure.addSuppressed(e);
        context
            .precautions()
            .lock()
            .told()
            .accept(
                Diagnostic.error(
                    "source-rests",
                    "the project could not be started here again: " + e.getMessage(),
                    "'migrate rollback' tries it again, 'migrate resume' goes on with the move",
                    null));
      } finally {
        if (interrupted) {
          Thread.currentThread().interrupt();
        }
      }
    }
  }
}
