package compose.orchestrator.cli.command;

import compose.orchestrator.cli.option.Arguments;
import compose.orchestrator.cli.option.Syntax;
import compose.orchestrator.cli.view.ExplainView;
import compose.orchestrator.model.Project;
import compose.orchestrator.model.Service;
import compose.orchestrator.plan.Explanation;
import compose.orchestrator.plan.UpRequest;
import compose.orchestrator.state.ObservedState;
import java.util.ArrayList;
import java.util.List;

/** Tells why a service is as it is. */
final class ExplainCommand implements Command {

  @Override
  public Syntax syntax() {
    return new Syntax(
            "explain",
            "[OPTIONS] SERVICE...",
            "Tells of each container of a service what it does, what 'up' would do about it and why,"
                + " how its last health check ended, and what it waits for. Changes nothing.")
        .value("FORMAT", "text or json.", "--format")
        .example("explain web")
        .example("explain --format json web");
  }

  @Override
  public int run(Session session, Arguments arguments) {
    arguments.oneOf("--format", List.of("text", "json"));
    if (arguments.words().isEmpty()) {
      throw arguments.complaint("'explain' needs the name of a service");
    }
    Project project = session.orchestrator().writtenOut(session.project(arguments.words(), true));
    ObservedState state = session.orchestrator().observeWhole(project);
    UpRequest request = UpRequest.of(arguments.words());
    var all = new ArrayList<Explanation>();
    for (String name : arguments.words()) {
      Service service = project.services().get(name);
      if (service != null) {
        all.add(Explanation.of(project, state, service, request));
      }
    }
    boolean json = arguments.text("--format", "text").equals("json");
    session.print(json ? ExplainView.json(all) : ExplainView.text(all));
    return ExitCode.OK;
  }
}
