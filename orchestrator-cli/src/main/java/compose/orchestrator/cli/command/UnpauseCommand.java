package compose.orchestrator.cli.command;

import compose.orchestrator.cli.option.Arguments;
import compose.orchestrator.cli.option.Syntax;
import compose.orchestrator.plan.UnpauseRequest;

/** Lets paused containers go on. */
final class UnpauseCommand implements Command {

  @Override
  public Syntax syntax() {
    return new Syntax("unpause", "[SERVICE...]", "Lets paused containers go on.")
        .flag("Shows the plan and changes nothing.", "--dry-run")
        .example("unpause web");
  }

  @Override
  public int run(Session session, Arguments arguments) {
    return session.change(session.projectOrName(), new UnpauseRequest(arguments.words()));
  }
}
