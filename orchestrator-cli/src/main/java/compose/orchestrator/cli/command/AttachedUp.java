package compose.orchestrator.cli.command;

import compose.orchestrator.cli.option.Arguments;
import compose.orchestrator.cli.terminal.Interrupts;
import compose.orchestrator.cli.view.LogView;
import compose.orchestrator.cli.view.ProgressFeed;
import compose.orchestrator.execution.ExecutionReport;
import compose.orchestrator.model.Project;
import compose.orchestrator.plan.KillRequest;
import compose.orchestrator.plan.StopRequest;
import compose.orchestrator.plan.UpRequest;
import compose.orchestrator.stream.LogSelection;
import compose.orchestrator.stream.OutputFollower;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Brings services up and shows their output until they end, or until the user has enough of it. */
final class AttachedUp {

  private final Session session;
  private final Arguments arguments;
  private final Project project;
  private final UpRequest request;
  private final ProgressFeed.Details details;
  private final Thread caller = Thread.currentThread();
  private volatile boolean interrupted;

  AttachedUp(
      Session session,
      Arguments arguments,
      Project project,
      UpRequest request,
      ProgressFeed.Details details) {
    this.session = session;
    this.arguments = arguments;
    this.project = project;
    this.request = request;
    this.details = details;
  }

  int run() {
    Set<String> services = AttachedServices.of(project, arguments);
    String exitCodeFrom = arguments.text("--exit-code-from");
    if (exitCodeFrom != null) {
      AttachedServices.check(project, List.of(exitCodeFrom));
    }
    LogView view = LogViews.of(session, arguments, project.name(), session.console().err());
    var ending =
        new Ending(
            exitCodeFrom,
            exitCodeFrom != null || arguments.flag("--abort-on-container-exit"),
            arguments.flag("--abort-on-container-failure"),
            caller::interrupt);
    try (var _ = new Interrupts(this::interrupted);
        var follower =
            new OutputFollower(
                session.engine(),
                project.name(),
                service -> services.contains(service) || isMeant(service),
                LogSelection.NEW,
                new SelectedOutput(view, services, ending))) {
      return run(view, services, follower, ending);
    }
  }

  private int run(LogView view, Set<String> services, OutputFollower follower, Ending ending) {
    ExecutionReport report;
    try (var sink =
        new AttachedProgress(
            session.progress(),
            session.plainProgress(),
            details,
            follower,
            view,
            session.console().out())) {
      report = session.perform(project, request, sink, plan -> sink.planned(plan, services));
    }
    boolean stop = Thread.interrupted() || report.cancelled();
    if (!stop && !report.succeeded()) {
      return session.conclude(report);
    }
    stop = stop || !awaitEnd(follower);
    if (stop) {
      stopAll(follower);
    }
    return interrupted ? ExitCode.INTERRUPTED : ending.exitCode();
  }

  private boolean isMeant(String service) {
    return request.services().isEmpty() || request.services().contains(service);
  }

  private static boolean awaitEnd(OutputFollower follower) {
    try {
      follower.awaitEnd();
      return true;
    } catch (InterruptedException e) {
      return false; // the user, or the end of a container, wants all to stop
    }
  }

  private void stopAll(OutputFollower follower) {
    if (!interrupted) {
      session.console().err().println("Aborting on container exit...");
      session.console().err().flush();
    }
    stop(arguments.seconds("--timeout"));
    awaitEnd(follower);
  }

  private void stop(@Nullable Duration timeout) {
    session.changeAmongOutput(project, new StopRequest(List.of(), timeout));
  }

  private void interrupted(int count) {
    if (count == 1) {
      interrupted = true;
      session.print("Gracefully Stopping... press Ctrl+C again to force\n");
      session.console().flush();
      caller.interrupt();
    } else {
      Thread.startVirtualThread(
          () -> session.changeAmongOutput(project, new KillRequest(List.of(), "SIGKILL", false)));
    }
  }
}
