package compose.orchestrator.cli.command;

import compose.orchestrator.cli.option.Arguments;
import compose.orchestrator.cli.option.Syntax;
import compose.orchestrator.cli.view.ProgressFeed;
import compose.orchestrator.cli.view.ProgressLine;
import compose.orchestrator.cli.view.ProgressLine.State;
import compose.orchestrator.cli.view.ProgressView;
import compose.orchestrator.model.Project;
import compose.orchestrator.plan.PushImagesRequest;

/** Sends images to their registries. */
final class PushCommand implements Command {

  @Override
  public Syntax syntax() {
    return new Syntax(
            "push",
            "[OPTIONS] [SERVICE...]",
            "Sends the images of services that have both a build and an image to the registries"
                + " that their names say. 'docker login' logs in.")
        .flag("Succeeds although images could not be sent.", "--ignore-push-failures")
        .flag("Sends images of dependencies too.", "--include-deps")
        .flag("Shows no progress.", "-q", "--quiet")
        .flag("Shows the plan and changes nothing.", "--dry-run")
        .example("push web");
  }

  @Override
  public int run(Session session, Arguments arguments) {
    Project project = session.project(arguments.words(), true);
    var request =
        new PushImagesRequest(
            arguments.words(), arguments.words().isEmpty() || arguments.flag("--include-deps"));
    boolean quiet = arguments.flag("--quiet");
    Session shown = quiet ? session.quiet() : session;
    if (!session.options().dryRun()) {
      tellSkipped(shown, project, request);
    }
    int exitCode = shown.change(project, request, ProgressFeed.Details.ALL);
    return arguments.flag("--ignore-push-failures") ? ExitCode.OK : exitCode;
  }

  private static void tellSkipped(Session session, Project project, PushImagesRequest request) {
    try (ProgressView view = session.progress()) {
      for (String service : request.skipped(project)) {
        view.show(new ProgressLine(service, "Skipped", "", State.DONE));
      }
    }
  }
}
