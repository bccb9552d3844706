package compose.orchestrator.cli.command;

import compose.orchestrator.cli.option.Arguments;
import compose.orchestrator.cli.terminal.Footer;
import compose.orchestrator.cli.terminal.Interrupts;
import compose.orchestrator.cli.view.LogView;
import compose.orchestrator.cli.view.ProgressFeed;
import compose.orchestrator.diagnostic.EngineException;
import compose.orchestrator.execution.ExecutionReport;
import compose.orchestrator.model.Project;
import compose.orchestrator.plan.KillRequest;
import compose.orchestrator.plan.StopRequest;
import compose.orchestrator.plan.UpRequest;
import compose.orchestrator.stream.LogSelection;
import compose.orchestrator.stream.OutputFollower;
import compose.orchestrator.watch.Watcher;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Brings services up and shows their output until they end, or until the user has enough of it. */
final class AttachedUp {

  /** How long after a change the engine may take to tell that a container runs again. */
  private static final Duration BACK_AFTER_CHANGE = Duration.ofSeconds(1);

  private final Session session;
  private final @Nullable Footer footer;
  private final Session among;
  private final Arguments arguments;
  private final Project project;
  private final UpRequest request;
  private final ProgressFeed.Details details;
  private final Thread caller = Thread.currentThread();
  private volatile boolean interrupted;
  private volatile boolean detached;
  private boolean stopRequested;
  private boolean stopping;

  AttachedUp(
      Session session,
      Arguments arguments,
      Project project,
      UpRequest request,
      ProgressFeed.Details details) {
    this.session = session;
    this.footer = UpMenu.isWanted(session, arguments) ? UpMenu.footer(session) : null;
    this.among = session.among(footer == null ? session.console() : footer.console());
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
    LogView view = LogViews.of(among, arguments, project.name(), among.console().err());
    var ending =
        new Ending(
            exitCodeFrom,
            exitCodeFrom != null || arguments.flag("--abort-on-container-exit"),
            arguments.flag("--abort-on-container-failure"),
            this::requestStop);
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
    try {
      ExecutionReport report = start(view, services, follower);
      if (isStopRequested()) {
        stopAll(follower);
      } else if (!report.succeeded()) {
        return session.conclude(report);
      } else {
        session.conclude(report);
        showOutput(follower);
        if (isStopRequested()) {
          stopAll(follower); // the last one that was shown has ended; others may run
        }
      }
    } catch (InterruptedException e) {
      if (detached && !isStopRequested()) {
        return ExitCode.OK;
      }
      stopAll(follower); // the user, or the end of a container, wants all to stop
    } catch (EngineException e) {
      if (!isStopRequested()) {
        throw e;
      }
      stopAll(follower); // what was under way was broken off
    }
    return interrupted ? ExitCode.INTERRUPTED : ending.exitCode();
  }

  private void showOutput(OutputFollower follower) throws InterruptedException {
    try (var watch = new BackgroundWatch(among, this::watcher)) {
      if (arguments.flag("--watch")) {
        watch.toggle();
      }
      try (var _ = footer == null ? null : UpMenu.open(session, footer, watch, this::detach)) {
        follower.awaitEnd();
        while (watch.awaitReaction()) {
          follower.awaitEnd(BACK_AFTER_CHANGE); // ended by the watch, to be started again
        }
      }
    }
  }

  private Watcher watcher() {
    var view = new WatchView(among, project, true, details);
    return new Watcher(project, request.services(), session.engine(), view);
  }

  private synchronized void detach() {
    if (!stopRequested && !stopping) {
      detached = true;
      caller.interrupt();
    }
  }

  private ExecutionReport start(LogView view, Set<String> services, OutputFollower follower) {
    try (var sink =
        new AttachedProgress(
            session.progress(),
            session.plainProgress(),
            details,
            follower,
            view,
            session.console().out())) {
      return session.perform(project, request, sink, plan -> sink.planned(plan, services));
    }
  }

  private boolean isMeant(String service) {
    return request.services().isEmpty() || request.services().contains(service);
  }

  /** Stops the services that were named, or all: what they depend on may serve others too. */
  private void stopAll(OutputFollower follower) {
    beginStop();
    if (!interrupted) {
      session.console().err().println("Aborting on container exit...");
      session.console().err().flush();
    }
    var stop = new StopRequest(request.services(), arguments.seconds("--timeout"));
    session.changeAmongOutput(project, stop);
    try {
      follower.awaitEnd(this::isMeant);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt(); // nobody interrupts once all are being stopped
    }
  }

  private synchronized boolean isStopRequested() {
    return stopRequested;
  }

  /** From now on stopping goes on to its end. */
  private synchronized void beginStop() {
    stopping = true;
    Thread.interrupted(); // what was to be broken off is: stopping is not
  }

  private synchronized void requestStop() {
    stopRequested = true;
    if (!stopping) {
      caller.interrupt();
    }
  }

  private void interrupted(int count) {
    if (count == 1) {
      interrupted = true;
      among.print("Gracefully Stopping... press Ctrl+C again to force\n");
      among.console().flush();
      requestStop();
    } else {
      var kill = new KillRequest(List.of(), "SIGKILL", false);
      Thread.startVirtualThread(() -> session.changeAmongOutput(project, kill));
    }
  }
}
