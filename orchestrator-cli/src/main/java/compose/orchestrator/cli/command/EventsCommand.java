package compose.orchestrator.cli.command;

import compose.orchestrator.cli.option.Arguments;
import compose.orchestrator.cli.option.Syntax;
import compose.orchestrator.cli.terminal.Interrupts;
import compose.orchestrator.cli.view.EventView;
import compose.orchestrator.diagnostic.EngineException;
import compose.orchestrator.engine.ContainerEvent;
import compose.orchestrator.model.ComposeLabels;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/** Shows what happens to the project's containers, as it happens. */
final class EventsCommand implements Command {

  @Override
  public Syntax syntax() {
    return new Syntax(
            "events",
            "[OPTIONS] [SERVICE...]",
            "Shows what happens to the project's containers, as it happens.")
        .flag("Shows one JSON object a line.", "--json")
        .value(
            "TIME", "From this time on: a date, or a duration before now such as 10m.", "--since")
        .value("TIME", "Until this time.", "--until")
        .flag("Has no effect here.", "--dry-run")
        .example("events --json web");
  }

  @Override
  public int run(Session session, Arguments arguments) {
    String project = session.projectOrName().name();
    BlockingQueue<ContainerEvent> events = new LinkedBlockingQueue<>();
    Thread caller = Thread.currentThread();
    try (var _ = new Interrupts(_ -> caller.interrupt());
        var _ =
            session
                .engine()
                .events(
                    List.of(ComposeLabels.PROJECT + "=" + project),
                    arguments.text("--since"),
                    arguments.text("--until"),
                    events::add)) {
      show(session, arguments, events);
      return ended(arguments);
    } catch (InterruptedException e) {
      return ExitCode.INTERRUPTED;
    }
  }

  private static void show(
      Session session, Arguments arguments, BlockingQueue<ContainerEvent> events)
      throws InterruptedException {
    var view = new EventView(session.surroundings().zone().get());
    for (ContainerEvent event = events.take(); !event.isEngineLost(); event = events.take()) {
      String service = event.attributes().getOrDefault(ComposeLabels.SERVICE, "");
      boolean meant = arguments.words().isEmpty() || arguments.words().contains(service);
      boolean oneOff = "True".equals(event.attributes().get(ComposeLabels.ONE_OFF));
      if (meant && !oneOff) {
        session.print(arguments.flag("--json") ? view.json(event) : view.text(event));
        session.console().flush();
      }
    }
  }

  /** An engine that ends the stream by itself is gone, unless an end was asked for. */
  private static int ended(Arguments arguments) {
    if (arguments.text("--until") == null) {
      throw new EngineException(
          "engine-lost", "the engine does not answer any more", "see whether it is running");
    }
    return ExitCode.OK;
  }
}
