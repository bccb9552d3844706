package compose.orchestrator.cli.command;

import compose.orchestrator.cli.option.Arguments;
import compose.orchestrator.cli.option.Syntax;
import compose.orchestrator.plan.StopRequest;

/** Stops containers without removing them. */
final class StopCommand implements Command {

  @Override
  public Syntax syntax() {
    return new Syntax(
            "stop",
            "[OPTIONS] [SERVICE...]",
            "Stops containers without removing them, in the reverse order of dependencies.")
        .value("SECONDS", "Time until a container is killed.", "-t", "--timeout")
        .flag("Shows the plan and changes nothing.", "--dry-run")
        .example("stop -t 5 web");
  }

  @Override
  public int run(Session session, Arguments arguments) {
    return session.change(
        session.projectOrName(),
        new StopRequest(arguments.words(), arguments.seconds("--timeout")));
  }
}
