package compose.orchestrator.cli.command;

import compose.orchestrator.cli.option.Arguments;
import compose.orchestrator.cli.option.Syntax;
import compose.orchestrator.plan.RestartRequest;

/** Stops and starts containers. */
final class RestartCommand implements Command {

  @Override
  public Syntax syntax() {
    return new Syntax(
            "restart",
            "[OPTIONS] [SERVICE...]",
            "Stops and starts containers as they are. What has changed in the file takes effect with"
                + " 'up', not here.")
        .flag("Leaves out services that depend on the named ones.", "--no-deps")
        .value("SECONDS", "Time until a container is killed.", "-t", "--timeout")
        .flag("Shows the plan and changes nothing.", "--dry-run")
        .example("restart web");
  }

  @Override
  public int run(Session session, Arguments arguments) {
    return session.change(
        session.projectOrName(),
        new RestartRequest(
            arguments.words(), arguments.seconds("--timeout"), !arguments.flag("--no-deps")));
  }
}
