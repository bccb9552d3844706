package compose.orchestrator.cli.command;

import compose.orchestrator.cli.option.Arguments;
import compose.orchestrator.cli.option.Syntax;
import compose.orchestrator.plan.KillRequest;

/** Sends a signal to containers. */
final class KillCommand implements Command {

  @Override
  public Syntax syntax() {
    return new Syntax("kill", "[OPTIONS] [SERVICE...]", "Sends a signal to running containers.")
        .value("SIGNAL", "Name or number, SIGKILL unless given.", "-s", "--signal")
        .flag("Removes containers of services that the file doesn't have.", "--remove-orphans")
        .flag("Shows the plan and changes nothing.", "--dry-run")
        .example("kill -s SIGHUP web");
  }

  @Override
  public int run(Session session, Arguments arguments) {
    return session.change(
        session.projectOrName(),
        new KillRequest(
            arguments.words(),
            arguments.text("--signal", "SIGKILL"),
            arguments.flag("--remove-orphans")));
  }
}
