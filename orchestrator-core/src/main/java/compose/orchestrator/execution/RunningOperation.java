package compose.orchestrator.execution;

import compose.orchestrator.diagnostic.Diagnostic;
import compose.orchestrator.diagnostic.EngineException;
import compose.orchestrator.engine.EngineGateway;
import compose.orchestrator.journal.JournalFault;
import compose.orchestrator.journal.JournalNode;
import compose.orchestrator.journal.OperationJournal;
import compose.orchestrator.journal.OperationOutcome;
import compose.orchestrator.journal.StepLog;
import compose.orchestrator.plan.Inverse;
import compose.orchestrator.plan.Plan;
import compose.orchestrator.plan.PlanNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One command that changes a project: holds the project's lock, and is taken down. */
public final class RunningOperation implements AutoCloseable {

  private final Precautions precautions;
  private final String project;
  private final @Nullable ProjectLock lock;
  private @Nullable OperationJournal journal;
  private boolean unwritable;
  private OperationOutcome outcome = OperationOutcome.FAILED;

  /**
   * Waits for its turn.
   *
   * @param exclusive whether it takes turns with others at all
   */
  public RunningOperation(
      EngineGateway engine, String project, Precautions precautions, boolean exclusive) {
    this.precautions = precautions;
    this.project = project;
    this.lock =
        exclusive
            ? ProjectLock.take(engine, project, precautions.command(), precautions.lock())
            : null;
  }

  /** Whether others may have changed the project since this process last looked at it. */
  public boolean waited() {
    return lock != null && lock.waited();
  }

  /** Takes down what is to be done next; a plan without steps is not worth it. */
  public StepLog phase(String name, Plan plan) {
    OperationJournal open = plan.isEmpty() ? null : open();
    if (open == null) {
      return StepLog.NONE;
    }
    return open.phase(name, nodes(plan));
  }

  /** Takes down what is to be done at the end, whatever comes before. */
  public void intend(String name, Plan plan) {
    phase(name, plan);
  }

  private @Nullable OperationJournal open() {
    if (journal == null && !unwritable) {
      try {
        String id = precautions.journals().newId();
        journal =
            precautions.journals().begin(id, project, precautions.directory(), precautions.words());
      } catch (IOException e) {
        unwritable = true;
        tellUnwritable(JournalFault.text(e));
      }
    }
    return journal;
  }

  /** No command fails because of it: what is on the engine is enough to go on. */
  private void tellUnwritable(String why) {
    precautions
        .lock()
        .told()
        .accept(
            Diagnostic.warning(
                "journal-unwritable",
                "what this command does is not taken down: " + why,
                "see that XDG_STATE_HOME, or ~/.local/state, can be written",
                null));
  }

  private List<JournalNode> nodes(Plan plan) {
    var nodes = new ArrayList<JournalNode>();
    for (PlanNode node : plan.nodes()) {
      nodes.add(
          new JournalNode(
              node.id(),
              node.after(),
              precautions.wording().apply(node),
              Inverse.of(node.operation()).text()));
    }
    return nodes;
  }

  /**
   * Takes down how it ended.
   *
   * @throws EngineException where the lock was lost meanwhile
   */
  public ExecutionReport end(ExecutionReport report) {
    if (report.cancelled()) {
      outcome = OperationOutcome.CANCELLED;
    } else {
      outcome = report.succeeded() ? OperationOutcome.DONE : OperationOutcome.FAILED;
    }
    if (lock != null && lock.isLost()) {
      var _ = Thread.interrupted(); // that is how the steps were ended
      throw new EngineException(
          "lock-lost",
          "project " + project + ": this command was asleep for too long and another took over",
          "see what is there (orchestrator ps), then repeat the command");
    }
    return report;
  }

  @Override
  public void close() {
    try {
      if (journal != null) {
        journal.end(outcome);
        journal.close();
        if (journal.isBroken()) {
          tellUnwritable("the disk does not take it");
        }
      }
    } finally {
      if (lock != null) {
        lock.close();
      }
    }
  }
}
