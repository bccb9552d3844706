package compose.orchestrator.cli.command;

import compose.orchestrator.cli.option.Arguments;
import compose.orchestrator.cli.option.Syntax;
import compose.orchestrator.cli.view.ProgressFeed;
import compose.orchestrator.loader.LoadedProject;
import compose.orchestrator.model.Project;
import compose.orchestrator.plan.RunRequest;
import java.util.List;

/** Runs a command once, in a container of its own. */
final class RunCommand implements Command {

  @Override
  public Syntax syntax() {
    return RunOptions.add(
            new Syntax(
                "run",
                "[OPTIONS] SERVICE [COMMAND] [ARGS...]",
                "Runs a command once, in a container of its own that is like the service's, and"
                    + " ends with its exit code. What the service depends on comes up first; its"
                    + " ports are not published, unless -P is given."))
        .example("run --rm web sh")
        .example("run --rm -T -e DEBUG=1 web ./migrate < dump.sql");
  }

  @Override
  public int run(Session session, Arguments arguments) {
    List<String> words = arguments.words();
    if (words.isEmpty()) {
      throw arguments.complaint("requires at least 1 arg(s), only received 0");
    }
    var options = new RunOptions(session, arguments);
    options.check();
    Project project = project(session, arguments, options, words.getFirst());
    RunRequest request = options.request(project);
    if (session.options().dryRun()) {
      return session.preview(project, request);
    }
    var details =
        new ProgressFeed.Details(!arguments.flag("--quiet-pull"), !arguments.flag("--quiet-build"));
    boolean quiet = arguments.flag("--quiet");
    var once = new RunOnce(session, project, request, details, quiet);
    return arguments.flag("--detach") ? once.detached() : once.attached(options.tty());
  }

  /** What is mounted may be a volume that only other services use. */
  private static Project project(
      Session session, Arguments arguments, RunOptions options, String service) {
    var how =
        session.files().usual().withDependencies(!arguments.flag("--no-deps")).withKeepUnused(true);
    LoadedProject loaded = session.load(List.of(service), how);
    return loaded.with(options.overrides()).project();
  }
}
