package compose.orchestrator.cli.command;

import compose.orchestrator.cli.option.Arguments;
import compose.orchestrator.cli.option.Syntax;
import compose.orchestrator.cli.terminal.Confirmation;
import compose.orchestrator.model.Project;
import compose.orchestrator.plan.Plan;
import compose.orchestrator.plan.PlanNode;
import compose.orchestrator.plan.RemoveContainer;
import compose.orchestrator.plan.RemoveRequest;
import compose.orchestrator.plan.StopRequest;
import java.util.ArrayList;
import java.util.List;

/** Removes stopped containers. */
final class RemoveCommand implements Command {

  @Override
  public Syntax syntax() {
    return new Syntax("rm", "[OPTIONS] [SERVICE...]", "Removes stopped containers.")
        .flag("Asks no question.", "-f", "--force")
        .flag("Stops containers first.", "-s", "--stop")
        .flag("Removes their anonymous volumes too.", "-v", "--volumes")
        .flag("Shows the plan and changes nothing.", "--dry-run")
        .hiddenFlag("-a", "--all")
        .example("rm -fsv web");
  }

  @Override
  public int run(Session session, Arguments arguments) {
    Project project = session.projectOrName();
    boolean volumes = arguments.flag("--volumes");
    if (session.options().dryRun()) {
      boolean stop = arguments.flag("--stop");
      return session.change(project, new RemoveRequest(arguments.words(), stop, volumes));
    }
    if (arguments.flag("--stop")) {
      int stopped = session.change(project, new StopRequest(arguments.words(), null));
      if (stopped != ExitCode.OK) {
        return stopped;
      }
    }
    var request = new RemoveRequest(arguments.words(), false, volumes);
    Plan plan = session.orchestrator().plan(project, request);
    List<String> names = names(plan);
    if (names.isEmpty()) {
      session.diagnostics().show(arguments.flag("--stop") ? List.of() : plan.notes());
      session.console().err().println("No stopped containers");
      return ExitCode.OK;
    }
    session.print("Going to remove " + String.join(", ", names) + "\n");
    return arguments.flag("--force") || Confirmation.ask(session.console(), "Are you sure?")
        ? session.change(project, request)
        : ExitCode.OK;
  }

  private static List<String> names(Plan plan) {
    var names = new ArrayList<String>();
    for (PlanNode node : plan.nodes()) {
      if (node.operation() instanceof RemoveContainer remove) {
        names.add(remove.container().name());
      }
    }
    return names;
  }
}
