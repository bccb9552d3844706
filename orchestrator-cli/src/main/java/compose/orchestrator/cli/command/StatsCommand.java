package compose.orchestrator.cli.command;

import compose.orchestrator.cli.option.Arguments;
import compose.orchestrator.cli.option.Syntax;
import compose.orchestrator.cli.terminal.Interrupts;
import compose.orchestrator.cli.view.StatisticsView;
import compose.orchestrator.cli.view.StatisticsView.Row;
import compose.orchestrator.diagnostic.EngineException;
import compose.orchestrator.engine.ContainerSummary;
import compose.orchestrator.engine.EngineGateway;
import compose.orchestrator.model.Project;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/** Shows what containers use. */
final class StatsCommand implements Command {

  private static final int NOT_FOUND = 404;
  private static final String HOME = "\u001b[H\u001b[J";

  @Override
  public Syntax syntax() {
    return new Syntax(
            "stats",
            "[OPTIONS] [SERVICE]",
            "Shows what the project's containers use of processors, memory, networks and disks,"
                + " anew every second or two.")
        .flag("Shows stopped containers too.", "-a", "--all")
        .value(
            "FORMAT",
            "table, json (one object a line), or a template such as '{{.Name}} {{.CPUPerc}}', with"
                + " 'table ' in front for columns.",
            "--format")
        .flag("Shows it once.", "--no-stream")
        .flag("Shortens nothing.", "--no-trunc")
        .flag("Has no effect here.", "--dry-run")
        .example("stats --no-stream web");
  }

  @Override
  public int run(Session session, Arguments arguments) {
    if (arguments.words().size() > 1) {
      throw arguments.complaint("accepts at most 1 arg(s), received " + arguments.words().size());
    }
    Project project = session.projectOrName();
    List<ContainerSummary> all = ContainerList.of(session.engine(), project.name(), false);
    ContainerList.checkServices(session, all, project, arguments.words());
    Thread caller = Thread.currentThread();
    try (var _ = new Interrupts(_ -> caller.interrupt())) {
      show(session, arguments, project);
      while (!arguments.flag("--no-stream")) {
        show(session, arguments, project);
      }
      return ExitCode.OK;
    } catch (InterruptedException _) {
      return ExitCode.INTERRUPTED;
    }
  }

  private static void show(Session session, Arguments arguments, Project project)
      throws InterruptedException {
    List<ContainerSummary> all = ContainerList.of(session.engine(), project.name(), false);
    var meant = new ArrayList<ContainerSummary>();
    for (ContainerSummary container : ContainerList.ofServices(all, arguments.words())) {
      if (arguments.flag("--all") || ContainerList.isRunning(container)) {
        meant.add(container);
      }
    }
    List<Row> rows = measure(session.engine(), meant);
    var view = new StatisticsView(arguments.flag("--no-trunc"));
    String text = view.text(rows, arguments.text("--format", "table"));
    session.print((arguments.flag("--no-stream") ? "" : HOME) + text);
    session.console().flush();
  }

  /** All at the same time, because each takes a second. */
  private static List<Row> measure(EngineGateway engine, List<ContainerSummary> containers)
      throws InterruptedException {
    var rows = new ArrayList<Row>();
    try (var threads = Executors.newThreadPerTaskExecutor(Thread.ofPlatform().daemon().factory())) {
      var measured = new ArrayList<Future<@Nullable Row>>();
      for (ContainerSummary container : containers) {
        measured.add(threads.submit(() -> measure(engine, container)));
      }
      for (Future<@Nullable Row> future : measured) {
        Row row = future.get();
        if (row != null) {
          rows.add(row);
        }
      }
    } catch (ExecutionException e) {
      throw e.getCause() instanceof RuntimeException failure
          ? failure
          : new IllegalStateException(e);
    }
    return rows;
  }

  /** Null for a container that is gone since it was listed. */
  private static @Nullable Row measure(EngineGateway engine, ContainerSummary container) {
    try {
      return new Row(container, engine.statistics(container.id()));
    } catch (EngineException e) {
      if (e.status() == NOT_FOUND) {
        return null;
      }
      throw e;
    }
  }
}
