package compose.orchestrator.cli.command;

import compose.orchestrator.cli.option.Arguments;
import compose.orchestrator.cli.option.Syntax;
import compose.orchestrator.plan.DownRequest;

/** Stops and removes what up made. */
final class DownCommand implements Command {

  @Override
  public Syntax syntax() {
    return new Syntax(
            "down",
            "[OPTIONS] [SERVICE...]",
            "Stops and removes the containers and networks of the project. Volumes and images stay"
                + " unless their options say otherwise.")
        .flag("Removes named and anonymous volumes, with their data.", "-v", "--volumes")
        .flag("Removes containers of services that the file doesn't have.", "--remove-orphans")
        .value("WHICH", "Removes images: all, or local for those whose name was made up.", "--rmi")
        .value("SECONDS", "Time until a container that should stop is killed.", "-t", "--timeout")
        .flag("Shows the plan and changes nothing.", "--dry-run")
        .example("down")
        .example("down -v --remove-orphans -t 3");
  }

  @Override
  public int run(Session session, Arguments arguments) {
    String images = arguments.text("--rmi");
    if (images != null && !images.equals("all") && !images.equals("local")) {
      throw arguments.complaint("invalid value for --rmi: \"" + images + "\"");
    }
    return session.change(
        session.projectOrName(),
        new DownRequest(
            arguments.words(),
            arguments.flag("--volumes"),
            UpOptions.removeOrphans(arguments, session.surroundings().environment()),
            images,
            arguments.seconds("--timeout")));
  }
}
