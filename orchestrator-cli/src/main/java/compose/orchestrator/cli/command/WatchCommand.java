package compose.orchestrator.cli.command;

import compose.orchestrator.cli.option.Arguments;
import compose.orchestrator.cli.option.Syntax;
import compose.orchestrator.cli.terminal.Interrupts;
import compose.orchestrator.cli.view.ProgressFeed;
import compose.orchestrator.diagnostic.UsageException;
import compose.orchestrator.model.Project;
import compose.orchestrator.plan.ImagePolicy;
import compose.orchestrator.plan.UpRequest;
import compose.orchestrator.watch.Watcher;
import java.io.IOException;

/** Brings changed files to running containers. */
final class WatchCommand implements Command {

  @Override
  public Syntax syntax() {
    return new Syntax(
            "watch",
            "[OPTIONS] [SERVICE...]",
            "Watches the files that develop.watch names: syncs them into running containers,"
                + " rebuilds or restarts services.")
        .flag("Doesn't build and start the services first.", "--no-up")
        .flagOn(
            "Removes images that a rebuild has left without a name (=false does not).", "--prune")
        .flag("Shows no output of builds.", "--quiet")
        .flag("Shows the plan of what is started first and changes nothing.", "--dry-run")
        .example("watch web");
  }

  @Override
  public int run(Session session, Arguments arguments) {
    if (session.options().dryRun() && arguments.flag("--no-up")) {
      throw arguments.complaint("--no-up leaves nothing that --dry-run could show");
    }
    Project project = session.project(arguments.words(), true);
    var details = new ProgressFeed.Details(true, !arguments.flag("--quiet"));
    var watcher =
        new Watcher(
            project,
            arguments.words(),
            session.engine(),
            new WatchView(session, project, arguments.flagOrTrue("--prune"), details));
    if (!arguments.flag("--no-up")) {
      var request = UpRequest.of(arguments.words()).withImages(ImagePolicy.BUILD);
      int code = session.change(project, request, details);
      if (code != ExitCode.OK || session.options().dryRun()) {
        return code;
      }
    }
    Thread caller = Thread.currentThread();
    try (var _ = new Interrupts(_ -> caller.interrupt())) {
      return watch(watcher);
    }
  }

  private static int watch(Watcher watcher) {
    try {
      watcher.run();
      return ExitCode.OK;
    } catch (InterruptedException e) {
      return ExitCode.INTERRUPTED; // that is how the user ends it
    } catch (IOException e) {
      throw unwatchable(e);
    }
  }

  /** What to say where the system does not tell of changes. */
  static UsageException unwatchable(IOException e) {
    return new UsageException(
        "cannot-watch",
        "cannot watch files: " + e.getMessage(),
        "a limit of the system may be reached: see fs.inotify.max_user_watches");
  }
}
