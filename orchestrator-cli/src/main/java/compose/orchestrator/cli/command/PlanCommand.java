package compose.orchestrator.cli.command;

import compose.orchestrator.cli.option.Arguments;
import compose.orchestrator.cli.option.Syntax;
import compose.orchestrator.cli.view.PlanJson;
import compose.orchestrator.cli.view.PlanView;
import compose.orchestrator.model.Project;
import compose.orchestrator.plan.Plan;
import java.util.List;

/** Shows what up would change, and why. */
final class PlanCommand implements Command {

  @Override
  public Syntax syntax() {
    return UpOptions.further(
            new Syntax(
                "plan",
                "[OPTIONS] [SERVICE...]",
                "Shows, in order, the steps that 'up' with the same options would take, each with its"
                    + " reason and the steps it waits for. Changes nothing."))
        .value("FORMAT", "text or json.", "--format")
        .flag("Exits with 2 if there is anything to do.", "--exit-code")
        .example("plan")
        .example("plan --exit-code --format json web");
  }

  @Override
  public int run(Session session, Arguments arguments) {
    arguments.oneOf("--format", List.of("text", "json"));
    var request = UpOptions.request(arguments, session.surroundings().environment(), true);
    Project project = session.project(request.services(), request.dependencies());
    Plan plan = session.orchestrator().plan(project, request);
    session.diagnostics().show(plan.notes());
    session.print(
        arguments.text("--format", "text").equals("json")
            ? PlanJson.of(plan)
            : PlanView.text(plan));
    return arguments.flag("--exit-code") && !plan.isEmpty() ? ExitCode.CHANGES : ExitCode.OK;
  }
}
