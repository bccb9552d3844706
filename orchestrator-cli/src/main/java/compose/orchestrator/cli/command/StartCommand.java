package compose.orchestrator.cli.command;

import compose.orchestrator.cli.option.Arguments;
import compose.orchestrator.cli.option.Syntax;
import compose.orchestrator.plan.StartRequest;

/** Starts containers that are there. */
final class StartCommand implements Command {

  @Override
  public Syntax syntax() {
    return new Syntax(
            "start",
            "[SERVICE...]",
            "Starts the containers that 'up' or 'create' made, in the order of dependencies.")
        .flag("Shows the plan and changes nothing.", "--dry-run")
        .example("start web");
  }

  @Override
  public int run(Session session, Arguments arguments) {
    return session.change(session.projectOrName(), new StartRequest(arguments.words(), true));
  }
}
