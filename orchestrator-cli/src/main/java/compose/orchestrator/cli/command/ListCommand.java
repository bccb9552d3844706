package compose.orchestrator.cli.command;

import compose.orchestrator.cli.option.Arguments;
import compose.orchestrator.cli.option.Syntax;
import compose.orchestrator.cli.view.ProjectView;
import compose.orchestrator.engine.ContainerSummary;
import compose.orchestrator.model.ComposeLabels;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** Lists projects. */
final class ListCommand implements Command {

  @Override
  public Syntax syntax() {
    return new Syntax("ls", "[OPTIONS]", "Lists the projects that have running containers.")
        .flag("Lists projects whose containers are stopped too.", "-a", "--all")
        .value("KEY=VALUE", "Lists only some: name=NAME, a regular expression.", "--filter")
        .value("FORMAT", "table or json.", "--format")
        .flag("Shows only names.", "-q", "--quiet")
        .flag("Has no effect here.", "--dry-run")
        .example("ls -a --format json");
  }

  @Override
  public int run(Session session, Arguments arguments) {
    arguments.oneOf("--format", List.of("table", "json"));
    Predicate<String> name = nameFilter(arguments);
    var containers = new ArrayList<ContainerSummary>();
    for (ContainerSummary container : session.engine().containers(List.of(ComposeLabels.PROJECT))) {
      boolean known = container.labels().containsKey(ComposeLabels.CONFIG_HASH);
      boolean named = name.test(container.labels().getOrDefault(ComposeLabels.PROJECT, ""));
      if (known && named && (arguments.flag("--all") || ContainerList.isRunning(container))) {
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

  private static Predicate<String> nameFilter(Arguments arguments) {
    String filter = arguments.text("--filter");
    if (filter == null) {
      return name -> true;
    }
    if (!filter.startsWith("name=")) {
      int equals = filter.indexOf('=');
      throw arguments.complaint(
          "invalid filter '" + (equals < 0 ? filter : filter.substring(0, equals)) + "'");
    }
    String name = filter.substring("name=".length());
    try {
      return Pattern.compile(name).asPredicate();
    } catch (PatternSyntaxException _) {
      return name::equals;
    }
  }
}
