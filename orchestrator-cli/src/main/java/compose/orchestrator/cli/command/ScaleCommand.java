package compose.orchestrator.cli.command;

import compose.orchestrator.cli.option.Arguments;
import compose.orchestrator.cli.option.Syntax;
import compose.orchestrator.plan.UpRequest;
import java.util.List;

/** Brings services to a number of containers. */
final class ScaleCommand implements Command {

  @Override
  public Syntax syntax() {
    return new Syntax(
            "scale",
            "[OPTIONS] SERVICE=NUM...",
            "Brings services to a number of containers, as up with --scale would.")
        .flag("Leaves out services that the named ones depend on.", "--no-deps")
        .flag("Shows the plan and changes nothing.", "--dry-run")
        .example("scale worker=3 web=2");
  }

  @Override
  public int run(Session session, Arguments arguments) {
    var scale = arguments.numbers();
    var request =
        UpRequest.of(List.copyOf(scale.keySet()))
            .withScale(scale)
            .withDependencies(!arguments.flag("--no-deps"));
    return session.change(session.project(request.services(), request.dependencies()), request);
  }
}
