package compose.orchestrator.cli.command;

import compose.orchestrator.cli.option.Arguments;
import compose.orchestrator.cli.option.Syntax;
import compose.orchestrator.cli.picture.PictureOfProject;
import compose.orchestrator.cli.view.PlanJson;
import compose.orchestrator.cli.view.PlanView;
import compose.orchestrator.model.Project;
import compose.orchestrator.plan.Plan;
import compose.orchestrator.plan.Planner;
import compose.orchestrator.state.ObservedState;
import java.util.List;

/** Shows what up would change, and why. */
final class PlanCommand implements Command {

  private static final List<String> FORMATS = List.of("text", "json", "svg", "dot", "mermaid");

  @Override
  public Syntax syntax() {
    return UpOptions.further(
            new Syntax(
                "plan",
                "[OPTIONS] [SERVICE...]",
                "Shows, in order, the steps that 'up' with the same options would take, each with its"
                    + " reason and the steps it waits for. Changes nothing."))
        .value("FORMAT", "text, json, svg, dot (Graphviz) or mermaid.", "--format")
        .value("FILE", "Writes what is shown to a file.", "-o", "--output")
        .value("FILE", "Saves the plan, for 'up --plan FILE'.", "--out")
        .flag("Exits with 2 if there is anything to do.", "--exit-code")
        .example("plan")
        .example("plan --format svg -o plan.svg")
        .example("plan --exit-code --format json web");
  }

  @Override
  public int run(Session session, Arguments arguments) {
    arguments.oneOf("--format", FORMATS);
    var request = UpOptions.request(arguments, session.surroundings().environment(), true);
    Project given = session.project(request.services(), request.dependencies());
    Project project = session.orchestrator().writtenOut(given);
    ObservedState state = session.orchestrator().observe(project);
    Plan plan = Planner.plan(project, state, request);
    session.diagnostics().show(plan.notes());
    String file = arguments.text("--out");
    if (file != null) {
      PlanFiles.save(session, file, given, request, state, plan); // without the user's logins
    }
    OutputFile.write(
        session, arguments, text(arguments.text("--format", "text"), project, state, plan));
    return arguments.flag("--exit-code") && !plan.isEmpty() ? ExitCode.CHANGES : ExitCode.OK;
  }

  private static String text(String format, Project project, ObservedState state, Plan plan) {
    return switch (format) {
      case "text" -> PlanView.text(plan);
      case "json" -> PlanJson.of(plan);
      default -> PictureFormat.draw(PictureOfProject.of(project, state.containers(), plan), format);
    };
  }
}
