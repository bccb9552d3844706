package compose.orchestrator.cli.command;

import compose.orchestrator.cli.option.Arguments;
import compose.orchestrator.cli.option.Syntax;
import compose.orchestrator.plan.PauseRequest;

/** Freezes running containers: their processes stand still and keep their memory. */
final class PauseCommand implements Command {

  @Override
  public Syntax syntax() {
    return new Syntax(
            "pause",
            "[SERVICE...]",
            "Freezes running containers: their processes stand still and keep their memory.")
        .flag("Shows the plan and changes nothing.", "--dry-run")
        .example("pause web");
  }

  @Override
  public int run(Session session, Arguments arguments) {
    return session.change(session.projectOrName(), new PauseRequest(arguments.words()));
  }
}
