package compose.orchestrator.cli.command;

import compose.orchestrator.cli.option.Arguments;
import compose.orchestrator.cli.option.Syntax;
import compose.orchestrator.cli.view.ProjectView;
import compose.orchestrator.engine.ContainerSummary;
import compose.orchestrator.model.ComposeLabels;
import java.util.ArrayList;
import java.util.List;

/** Lists projects. */
final class ListCommand implements Command {

  @Override
  public Syntax syntax() {
    return new Syntax("ls", "[OPTIONS]", "Lists the projects that have running containers.")
        .flag("Lists projects whose containers are stopped too.", "-a", "--all")
        .value("KEY=VALUE", "Lists only some: name=NAME.", "--filter")
        .value("FORMAT", "table or json.", "--format")
        .flag("Shows only names.", "-q", "--quiet")
        .flag("Has no effect here.", "--dry-run")
        .example("ls -a --format json");
  }

  @Override
  public int run(Session session, Arguments arguments) {
    arguments.oneOf("--format", List.of("table", "json"));
    String name = nameFilter(arguments);
    var containers = new ArrayList<ContainerSummary>();
    for (ContainerSummary container : session.engine().containers(List.of(ComposeLabels.PROJECT))) {
      boolean known = container.labels().containsKey(ComposeLabels.CONFIG_HASH);
      boolean named = container.labels().getOrDefault(ComposeLabels.PROJECT, "").contains(name);
      if (known
          && named
          && !ContainerList.isOneOff(container)
          && (arguments.flag("--all") || ContainerList.isRunning(container))) {
        containers.add(container);
      }
    }
    var view = new ProjectView(containers);
    if (arguments.flag("--quiet")) {
      session.print(view.names());
    } else {
      session.print(
          arguments.text("--format", "table").equals("json") ? view.json() : view.table());
    }
    return ExitCode.OK;
  }

  private static String nameFilter(Arguments arguments) {
    String filter = arguments.text("--filter", "name=");
    if (!filter.startsWith("name=")) {
      int equals = filter.indexOf('=');
      throw arguments.complaint(
          "invalid filter '" + (equals < 0 ? filter : filter.substring(0, equals)) + "'");
    }
    return filter.substring("name=".length());
  }
}
