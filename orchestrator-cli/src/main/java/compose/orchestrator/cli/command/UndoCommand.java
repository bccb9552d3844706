package compose.orchestrator.cli.command;

import compose.orchestrator.cli.option.Arguments;
import compose.orchestrator.cli.option.Syntax;
import compose.orchestrator.cli.terminal.Confirmation;
import compose.orchestrator.cli.view.PlanView;
import compose.orchestrator.diagnostic.UsageException;
import compose.orchestrator.execution.OperationSteps;
import compose.orchestrator.journal.OperationOutcome;
import compose.orchestrator.journal.OperationRecord;
import compose.orchestrator.model.Project;
import compose.orchestrator.plan.Plan;
import compose.orchestrator.plan.UndoRequest;
import java.util.List;

/** Takes back what an operation has done, as far as that is possible. */
final class UndoCommand implements Command {

  @Override
  public Syntax syntax() {
    return new Syntax(
            "undo",
            "[OPTIONS] [ID]",
            "Takes back what the project's last operation, or the one named, has done. Shows first what"
                + " it would do and what cannot be taken back. Volumes are kept.")
        .flag("Asks no question.", "-y", "--yes")
        .flag("Removes volumes that the operation made, with their data.", "--volumes")
        .flag("Shows the plan and changes nothing.", "--dry-run")
        .example("undo")
        .example("undo --dry-run");
  }

  @Override
  public int run(Session session, Arguments arguments) {
    Project project = Project.named(session.projectOrName().name());
    UndoRequest request = request(session, project, arguments);
    Plan plan = session.orchestrator().plan(project, request);
    if (session.options().dryRun() && !plan.isEmpty()) {
      return session.preview(project, request);
    }
    if (plan.isEmpty()) {
      session.diagnostics().show(plan.notes());
      session.console().err().println("Nothing to take back");
      return ExitCode.OK;
    }
    session.print(PlanView.text(plan));
    session.diagnostics().show(plan.notes());
    session.console().flush();
    return arguments.flag("--yes") || Confirmation.ask(session.console(), "Are you sure?")
        ? session.carryOut(project, request, plan)
        : ExitCode.OK;
  }

  private static UndoRequest request(Session session, Project project, Arguments arguments) {
    if (arguments.words().size() > 1) {
      throw arguments.complaint("undo takes one id at most");
    }
    List<OperationRecord> all =
        JournalFolder.operations(JournalFolder.journals(session.surroundings()), project.name());
    if (all.isEmpty()) {
      throw new UsageException(
          "nothing-to-undo",
          "nothing was done to project " + project.name() + " yet",
          "'orchestrator history' lists operations and how they ended");
    }
    OperationRecord operation =
        arguments.words().isEmpty()
            ? all.getLast()
            : JournalFolder.operation(all, arguments.words().getFirst());
    if (operation.outcome() == OperationOutcome.RUNNING) {
      throw new UsageException(
          "operation-running",
          "operation " + operation.header().id() + " is still going on",
          "wait for its end, or end process " + operation.header().owner().pid());
    }
    return OperationSteps.undo(operation, arguments.flag("--volumes"));
  }
}
