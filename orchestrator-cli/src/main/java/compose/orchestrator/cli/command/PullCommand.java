package compose.orchestrator.cli.command;

import compose.orchestrator.cli.option.Arguments;
import compose.orchestrator.cli.option.Syntax;
import compose.orchestrator.cli.view.ProgressFeed;
import compose.orchestrator.plan.PullImagesRequest;
import java.util.List;

/** Fetches images from their registries. */
final class PullCommand implements Command {

  @Override
  public Syntax syntax() {
    return new Syntax(
            "pull",
            "[OPTIONS] [SERVICE...]",
            "Fetches the images of services from their registries.")
        .flag("Leaves out images that can be built.", "--ignore-buildable")
        .flag("Succeeds although images could not be fetched.", "--ignore-pull-failures")
        .flag("Fetches images of dependencies too.", "--include-deps")
        .value("WHEN", "missing or always.", "--policy")
        .flag("Shows no progress.", "-q", "--quiet")
        .flag("Shows the plan and changes nothing.", "--dry-run")
        .hiddenFlag("--parallel")
        .hiddenFlag("--no-parallel")
        .example("pull --policy missing");
  }

  @Override
  public int run(Session session, Arguments arguments) {
    arguments.oneOf("--policy", List.of("missing", "always"));
    var request =
        new PullImagesRequest(
            arguments.words(),
            arguments.words().isEmpty() || arguments.flag("--include-deps"),
            arguments.text("--policy"),
            arguments.flag("--ignore-buildable"));
    int exitCode =
        session.change(
            session.project(arguments.words(), true),
            request,
            new ProgressFeed.Details(!arguments.flag("--quiet"), true));
    return arguments.flag("--ignore-pull-failures") ? ExitCode.OK : exitCode;
  }
}
