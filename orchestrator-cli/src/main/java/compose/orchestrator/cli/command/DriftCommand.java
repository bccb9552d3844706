package compose.orchestrator.cli.command;

import compose.orchestrator.cli.option.Arguments;
import compose.orchestrator.cli.option.Syntax;
import compose.orchestrator.cli.view.DriftView;
import compose.orchestrator.model.Project;
import compose.orchestrator.plan.Drift;
import compose.orchestrator.plan.UpRequest;
import compose.orchestrator.state.ObservedState;
import java.util.List;

/** Shows what on the engine is not as the files say. */
final class DriftCommand implements Command {

  @Override
  public Syntax syntax() {
    return new Syntax(
            "drift",
            "[OPTIONS] [SERVICE...]",
            "Shows, value by value, what on the engine is not as the files say, and what 'up' would"
                + " do about it. Changes nothing. Exits with 2 where anything differs.")
        .value("FORMAT", "text or json.", "--format")
        .flag("Shows nothing; for the exit code.", "-q", "--quiet")
        .example("drift")
        .example("drift --format json web");
  }

  @Override
  public int run(Session session, Arguments arguments) {
    arguments.oneOf("--format", List.of("text", "json"));
    UpRequest request = UpRequest.of(arguments.words());
    Project project =
        session
            .orchestrator()
            .writtenOut(session.project(request.services(), request.dependencies()));
    ObservedState state = session.orchestrator().observeWhole(project);
    Drift drift = Drift.of(project, state, request);
    if (!arguments.flag("--quiet")) {
      boolean json = arguments.text("--format", "text").equals("json");
      session.print(json ? DriftView.json(drift) : DriftView.text(drift));
    }
    return drift.found().isEmpty() ? ExitCode.OK : ExitCode.CHANGES;
  }
}
