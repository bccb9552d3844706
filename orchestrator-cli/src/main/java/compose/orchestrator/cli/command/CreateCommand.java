package compose.orchestrator.cli.command;

import compose.orchestrator.cli.option.Arguments;
import compose.orchestrator.cli.option.Syntax;
import compose.orchestrator.cli.view.ProgressFeed;

/** Makes containers without starting them. */
final class CreateCommand implements Command {

  @Override
  public Syntax syntax() {
    return UpOptions.common(
            new Syntax(
                "create", "[OPTIONS] [SERVICE...]", "Makes containers without starting them."))
        .example("create")
        .example("create --force-recreate web");
  }

  @Override
  public int run(Session session, Arguments arguments) {
    var request = UpOptions.request(arguments, session.surroundings().environment(), false);
    return session.change(
        session.project(arguments.words(), true),
        request,
        new ProgressFeed.Details(!arguments.flag("--quiet-pull"), true));
  }
}
