package compose.orchestrator.cli.command;

import compose.orchestrator.cli.option.Arguments;
import compose.orchestrator.cli.option.Syntax;
import compose.orchestrator.cli.view.ProgressFeed;
import compose.orchestrator.model.Project;
import compose.orchestrator.plan.UpRequest;

/** Makes and starts what the project describes. */
final class UpCommand implements Command {

  @Override
  public Syntax syntax() {
    return UpOptions.further(
            new Syntax(
                "up",
                "[OPTIONS] [SERVICE...]",
                "Makes and starts what the project describes, and replaces what differs from it."
                    + " Shows the containers' output until they end, unless -d is given."))
        .flag("Leaves the containers running in the background.", "-d", "--detach")
        .value("FILE", "Carries out a plan that 'plan --out' saved, if it still holds.", "--plan")
        .value("SECONDS", "How long --wait waits.", "--wait-timeout")
        .flag("Stops all containers when one has ended.", "--abort-on-container-exit")
        .flag("Stops all containers when one has failed.", "--abort-on-container-failure")
        .value(
            "SERVICE",
            "Exits with this service's exit code, once it has ended.",
            "--exit-code-from")
        .list("SERVICE", "Shows the output of this service only.", "--attach")
        .list("SERVICE", "Doesn't show the output of this service.", "--no-attach")
        .flag("Shows the output of dependencies too.", "--attach-dependencies")
        .flag("Shows no colours.", "--no-color")
        .flag("Leaves out the containers' names.", "--no-log-prefix")
        .flag("Shows the time of each line.", "--timestamps")
        .flag("Shows no output of builds.", "--quiet-build")
        .flag("Tells of keys while output is shown on a terminal; =false does not.", "--menu")
        .flag("Brings changed files to the containers, as watch does.", "-w", "--watch")
        .example("up -d")
        .example("up --build --wait web")
        .example("up --exit-code-from tests")
        .example("up --plan plan.json");
  }

  @Override
  public int run(Session session, Arguments arguments) {
    check(arguments);
    if (arguments.has("--plan")) {
      PlanFiles.Approved approved = PlanFiles.load(session, arguments);
      Session approving = session.withApproved(approved.plan());
      return run(approving, arguments, approved.project(), approved.request());
    }
    UpRequest request = UpOptions.request(arguments, session.surroundings().environment(), true);
    Project project = session.projectToChange(request.services(), request.dependencies());
    return run(session, arguments, project, request);
  }

  private static int run(Session session, Arguments arguments, Project project, UpRequest request) {
    var details =
        new ProgressFeed.Details(!arguments.flag("--quiet-pull"), !arguments.flag("--quiet-build"));
    boolean detached = arguments.flag("--detach") || request.waiting().all() || !request.start();
    if (session.options().dryRun()) {
      return session.preview(project, request);
    }
    if (!detached) {
      return new AttachedUp(session, arguments, project, request, details).run();
    }
    return session.change(project, request, details);
  }

  private static void check(Arguments arguments) {
    boolean aborts =
        arguments.flag("--abort-on-container-exit") || arguments.has("--exit-code-from");
    boolean attaches =
        !arguments.list("--attach").isEmpty() || arguments.flag("--attach-dependencies");
    if (arguments.flag("--wait") && (aborts || attaches)) {
      throw arguments.complaint(
          "--wait cannot be combined with --abort-on-container-exit, --attach or"
              + " --attach-dependencies");
    }
    boolean watches = arguments.flag("--watch");
    if (arguments.flag("--detach")
        && (aborts || attaches || watches || arguments.flag("--abort-on-container-failure"))) {
      throw arguments.complaint(
          "--detach cannot be combined with --abort-on-container-exit,"
              + " --abort-on-container-failure, --attach, --attach-dependencies or --watch");
    }
  }
}
