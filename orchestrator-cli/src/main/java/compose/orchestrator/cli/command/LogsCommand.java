package compose.orchestrator.cli.command;

import compose.orchestrator.cli.option.Arguments;
import compose.orchestrator.cli.option.Syntax;
import compose.orchestrator.cli.view.LogView;
import compose.orchestrator.engine.ContainerSummary;
import compose.orchestrator.model.ComposeLabels;
import compose.orchestrator.model.Project;
import compose.orchestrator.stream.LogReader;
import compose.orchestrator.stream.LogSelection;
import compose.orchestrator.stream.OutputFollower;
import compose.orchestrator.stream.OutputSource;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Shows what containers print. */
final class LogsCommand implements Command {

  /** A container that is restarted by hand is down for less than this. */
  private static final Duration RESTART = Duration.ofSeconds(2);

  @Override
  public Syntax syntax() {
    return new Syntax(
            "logs",
            "[OPTIONS] [SERVICE...]",
            "Shows what the project's containers have printed, and with -f what they go on to print.")
        .flag("Goes on, also when a container is started again.", "-f", "--follow")
        .value("NUMBER", "Lines from the end of each container's log, or all.", "-n", "--tail")
        .value("TIME", "Only from this time on: 2026-01-02T13:23:37Z, or 42m ago.", "--since")
        .value("TIME", "Only up to this time.", "--until")
        .flag("Shows the time of each line.", "-t", "--timestamps")
        .flag("Shows no colours.", "--no-color")
        .flag("Leaves out the containers' names.", "--no-log-prefix")
        .value("NUMBER", "Which of the service's containers.", "--index")
        .flag("Has no effect here.", "--dry-run")
        .example("logs -f --tail 20 web")
        .example("logs --since 10m -t");
  }

  @Override
  public int run(Session session, Arguments arguments) {
    Project project = session.projectOrName();
    List<ContainerSummary> containers =
        chosen(
            ContainerList.ofServices(
                session,
                ContainerList.of(session.engine(), project.name(), false),
                project,
                arguments.words()),
            arguments);
    LogView view = LogViews.of(session, arguments, project.name(), session.console().out());
    containers.forEach(container -> view.expect(container.name()));
    var selection =
        new LogSelection(
            arguments.text("--tail", "all"), arguments.text("--since"), arguments.text("--until"));
    if (arguments.flag("--follow") && !containers.isEmpty()) {
      return follow(session, arguments, project.name(), containers, view, selection);
    }
    var sources = new ArrayList<OutputSource>();
    for (ContainerSummary container : containers) {
      sources.add(
          new OutputSource(container.id(), container.name(), ContainerList.service(container)));
    }
    new LogReader(session.engine(), view).read(sources, selection);
    return ExitCode.OK;
  }

  private static int follow(
      Session session,
      Arguments arguments,
      String project,
      List<ContainerSummary> containers,
      LogView view,
      LogSelection selection) {
    List<String> services = arguments.words();
    try (var follower =
        new OutputFollower(
            session.engine(),
            project,
            service -> services.isEmpty() || services.contains(service),
            selection,
            view)) {
      containers.forEach(container -> follower.follow(container.id()));
      follower.awaitStart();
      follower.awaitEnd(RESTART);
      return ExitCode.OK;
    } catch (InterruptedException e) {
      return ExitCode.INTERRUPTED;
    }
  }

  private static List<ContainerSummary> chosen(
      List<ContainerSummary> containers, Arguments arguments) {
    int index = arguments.integer("--index", 0);
    if (index == 0) {
      return containers;
    }
    if (arguments.words().size() != 1) {
      throw arguments.complaint("--index requires one service to be selected");
    }
    String number = String.valueOf(index);
    List<ContainerSummary> chosen =
        containers.stream()
            .filter(
                container -> number.equals(container.labels().get(ComposeLabels.CONTAINER_NUMBER)))
            .toList();
    if (chosen.isEmpty()) {
      throw ServiceContainer.notRunning(arguments.words().getFirst(), index);
    }
    return chosen;
  }
}
