package compose.orchestrator.cli.command;

import compose.orchestrator.cli.terminal.Console;
import compose.orchestrator.cli.terminal.Forwarding;
import compose.orchestrator.cli.view.ProgressFeed;
import compose.orchestrator.cli.view.ProgressView;
import compose.orchestrator.diagnostic.EngineException;
import compose.orchestrator.engine.AttachRequest;
import compose.orchestrator.event.EventSink;
import compose.orchestrator.event.ProgressEvent;
import compose.orchestrator.event.StepStarted;
import compose.orchestrator.execution.ExecutionReport;
import compose.orchestrator.model.Project;
import compose.orchestrator.plan.CreateContainer;
import compose.orchestrator.plan.Operation;
import compose.orchestrator.plan.RunRequest;
import compose.orchestrator.plan.StartContainer;
import compose.orchestrator.stream.OneOffRun;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/** One run of a command: progress of what comes before it, then its own output. */
final class RunOnce {

  private final Session session;
  private final Project project;
  private final RunRequest request;
  private final ProgressFeed.Details details;
  private final boolean quiet;

  RunOnce(
      Session session,
      Project project,
      RunRequest request,
      ProgressFeed.Details details,
      boolean quiet) {
    this.session = session;
    this.project = project;
    this.request = request;
    this.details = details;
    this.quiet = quiet;
  }

  /** Starts the command and prints the id of its container. */
  int detached() {
    ExecutionReport report = perform(() -> {});
    if (report.succeeded()) {
      session.print(report.containers().get(request.name()) + "\n");
    }
    return session.conclude(report);
  }

  /** Shows the command's output until it ends; returns its exit code. */
  int attached(boolean tty) {
    try (var run = new OneOffRun(session.engine(), request.slug());
        var signals = new Signals(run)) {
      return tty && request.attachInput() && session.console().inIsTerminal()
          ? onTerminal(run, signals)
          : onStreams(tty, run, signals);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return ExitCode.INTERRUPTED;
    }
  }

  private int onStreams(boolean tty, OneOffRun run, Signals signals) throws InterruptedException {
    Console console = session.console();
    InputStream input = request.attachInput() ? console.in() : null;
    var streams = new AttachRequest(tty, input, null);
    return result(
        run,
        perform(() -> {
          signals.begin();
          run.attach(request.name(), streams, _ -> {}, console::write);
        }));
  }

  /** A user who leaves leaves the container running: that is no failure. */
  private int onTerminal(OneOffRun run, Signals signals) throws InterruptedException {
    var terminal = new LentTerminal(session, null);
    var streams = new AttachRequest(true, terminal.input(), terminal.detachKeys());
    ExecutionReport report;
    try (terminal) {
      report =
          perform(() -> {
            signals.begin();
            terminal.begin();
            run.attach(request.name(), streams, terminal::follow, session.console()::write);
          });
      if (terminal.hasLeft() && report.failures().isEmpty()) {
        return ExitCode.OK; // so soon that the start was not all over
      }
      if (report.succeeded()) {
        return result(run, report);
      }
    } catch (InterruptedException e) {
      if (terminal.hasLeft()) {
        return ExitCode.OK;
      }
      throw e;
    }
    return session.conclude(report);
  }

  private int result(OneOffRun run, ExecutionReport report) throws InterruptedException {
    int code = session.conclude(report);
    return report.succeeded() ? run.awaitEnd(request.autoRemove()) : code;
  }

  /** From the moment the command is about to start, signals are its own. */
  private static final class Signals implements AutoCloseable {

    private final OneOffRun run;
    private AutoCloseable forwarding = () -> {};

    Signals(OneOffRun run) {
      this.run = run;
    }

    synchronized void begin() {
      forwarding = new Forwarding(this::forward);
    }

    private void forward(String signal) {
      try {
        run.signal(signal);
      } catch (EngineException _) {
        // It has ended by now; its exit code tells how.
      }
    }

    @Override
    public synchronized void close() {
      if (forwarding instanceof Forwarding begun) {
        begun.close();
      }
    }
  }

  private ExecutionReport perform(Runnable beforeTheStart) {
    try (var progress = new Progress(session.progress(session.console().err()), beforeTheStart)) {
      return session.perform(project, request, progress, _ -> {});
    }
  }

  /** Progress ends where the command's output begins, and does not tell of its container. */
  private final class Progress implements EventSink, AutoCloseable {

    private final ProgressView view;
    private final ProgressFeed feed;
    private final Runnable beforeTheStart;

    Progress(ProgressView view, Runnable beforeTheStart) {
      this.view = view;
      this.feed = new ProgressFeed(view, details);
      this.beforeTheStart = beforeTheStart;
    }

    @Override
    public void accept(ProgressEvent event) {
      Operation operation = AttachedProgress.operation(event);
      if (!isCommand(operation)) {
        if (!quiet) {
          feed.accept(event);
        }
      } else if (operation instanceof StartContainer && event instanceof StepStarted) {
        view.close();
        beforeTheStart.run();
      }
    }

    private boolean isCommand(@Nullable Operation operation) {
      return (operation instanceof StartContainer start
              && start.container().name().equals(request.name()))
          || (operation instanceof CreateContainer create
              && create.container().name().equals(request.name()));
    }

    @Override
    public void close() {
      view.close();
    }
  }
}
