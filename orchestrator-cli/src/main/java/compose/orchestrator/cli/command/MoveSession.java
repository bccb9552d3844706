package compose.orchestrator.cli.command;

import compose.orchestrator.cli.option.Arguments;
import compose.orchestrator.cli.terminal.Confirmation;
import compose.orchestrator.cli.terminal.Interrupts;
import compose.orchestrator.cli.view.MigrationView;
import compose.orchestrator.cli.view.ProgressFeed;
import compose.orchestrator.cli.view.ProgressView;
import compose.orchestrator.diagnostic.EngineException;
import compose.orchestrator.diagnostic.OrchestratorException;
import compose.orchestrator.diagnostic.UsageException;
import compose.orchestrator.engine.EngineGateway;
import compose.orchestrator.loader.LoadOptions;
import compose.orchestrator.loader.LoadedProject;
import compose.orchestrator.migration.Adaptation;
import compose.orchestrator.migration.Finish;
import compose.orchestrator.migration.Migration;
import compose.orchestrator.migration.MigrationContext;
import compose.orchestrator.migration.MigrationPlan;
import compose.orchestrator.migration.MigrationRecord;
import compose.orchestrator.migration.MigrationRecords;
import compose.orchestrator.migration.MigrationRequest;
import compose.orchestrator.migration.MigrationResult;
import compose.orchestrator.migration.Rollback;
import compose.orchestrator.migration.TargetProject;
import java.util.List;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/** One call of migrate: the project here, and the engine that it goes to. */
final class MoveSession implements AutoCloseable {

  private final Session session;
  private final Arguments arguments;
  private final ProgressView view;
  private final BundleProgress progress;
  private @Nullable EngineGateway target;

  MoveSession(Session session, Arguments arguments) {
    this.session = session;
    this.arguments = arguments;
    this.view = session.progress();
    this.progress = new BundleProgress(view);
  }

  MigrationPlan plan() {
    return context(MoveOptions.request(session, arguments)).plan("");
  }

  int run() {
    MigrationRequest request = MoveOptions.request(session, arguments);
    return interruptibly(_ -> move(context(request)));
  }

  int resume() {
    MigrationRequest request = remembered();
    return interruptibly(_ -> move(context(request)));
  }

  private int move(MigrationContext context) {
    MigrationResult result = new Migration(context).run();
    progress.pause();
    session.diagnostics().show(result.findings());
    session.print(MigrationView.moved(context.request(), result));
    return ExitCode.OK;
  }

  int status() {
    String project = session.project().name();
    List<MigrationRecord> here = new MigrationRecords(session.engine(), project).all();
    List<MigrationRecord> there = List.of();
    String unreachable = null;
    if (!here.isEmpty()) {
      MigrationRequest request = MigrationRequest.parse(here.getLast().request());
      try {
        there = new MigrationRecords(target(request.host()), project).all();
      } catch (EngineException e) {
        unreachable = e.getMessage();
      }
    }
    session.print(MigrationView.status(project, here, there, unreachable));
    return ExitCode.OK;
  }

  int rollback() {
    MigrationRequest request = remembered();
    return interruptibly(_ -> {
      new Rollback(context(request)).run(arguments.flag("--target-is-off"));
      progress.pause();
      session.print("taken back: the project is in force here, as it was\n");
      return ExitCode.OK;
    });
  }

  int finish() {
    MigrationContext context = context(remembered());
    new Finish(context).check();
    String question =
        "Remove containers, networks and volumes of "
            + context.project().name()
            + " here? It is in force on "
            + context.request().host()
            + ".";
    if (!arguments.flag("--yes") && !Confirmation.ask(session.console(), question)) {
      return ExitCode.OK;
    }
    return interruptibly(_ -> {
      new Finish(context).run();
      progress.pause();
      session.print(
          "finished; the folder "
              + context.project().origin().workingDirectory()
              + " and images are still here\n");
      return ExitCode.OK;
    });
  }

  /** What the engine remembers of the move that is under way, or complete. */
  private MigrationRequest remembered() {
    for (MigrationRecord record :
        new MigrationRecords(session.engine(), session.project().name()).all()) {
      if (record.source()) {
        return MigrationRequest.parse(record.request());
      }
    }
    throw new UsageException(
        "no-move", "no move of this project is under way", "'migrate run HOST' begins one");
  }

  private MigrationContext context(MigrationRequest request) {
    LoadedProject loaded = session.load(List.of(), session.files().usual());
    TargetProject there;
    try (var staged = new StagingFolder()) {
      there =
          Adaptation.of(
              session.files().request(List.of(), LoadOptions.STANDARD),
              loaded,
              request,
              staged.path());
    }
    return new MigrationContext(
        session.engine(),
        target(request.host()),
        loaded.project(),
        there,
        request,
        MoveOptions.bandwidth(arguments),
        MoveOptions.addresses(),
        session.precautions(),
        session.surroundings().clock(),
        new ProgressFeed(view, ProgressFeed.Details.ALL),
        progress::hear);
  }

  private EngineGateway target(String host) {
    EngineGateway open = target;
    if (open == null) {
      open = session.surroundings().engines().apply(host);
      target = open;
    }
    return open;
  }

  /** The first Ctrl-C ends the move, which brings the source back; the second ends that. */
  private int interruptibly(ToIntFunction<Session> action) {
    Thread caller = Thread.currentThread();
    try (var _ = new Interrupts(count -> interrupt(caller, count))) {
      return action.applyAsInt(session);
    } catch (OrchestratorException e) {
      progress.pause();
      if (!Thread.interrupted()) {
        throw e;
      }
      session.diagnostics().show(e.diagnostics());
      session
          .console()
          .err()
          .println("interrupted; 'migrate resume' goes on, 'migrate rollback' takes it back");
      return ExitCode.INTERRUPTED;
    }
  }

  private static void interrupt(Thread caller, int count) {
    if (count == 1) {
      caller.interrupt();
    } else {
      Runtime.getRuntime().halt(ExitCode.INTERRUPTED);
    }
  }

  @Override
  public void close() {
    progress.close();
    if (target != null) {
      target.close();
    }
  }
}
