package compose.orchestrator.cli.command;

import compose.orchestrator.cli.option.Arguments;
import compose.orchestrator.cli.option.Syntax;
import compose.orchestrator.cli.view.ContainerView;
import compose.orchestrator.engine.ContainerSummary;
import compose.orchestrator.model.Project;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;

/** Lists containers. */
final class PsCommand implements Command {

  @Override
  public Syntax syntax() {
    return new Syntax("ps", "[OPTIONS] [SERVICE...]", "Lists the project's running containers.")
        .flag("Lists stopped and one-off containers too.", "-a", "--all")
        .value("KEY=VALUE", "Lists only some: status=STATE.", "--filter")
        .value(
            "FORMAT",
            "table, json (one object a line), or a template such as '{{.Name}} {{.Status}}',"
                + " with 'table ' in front for columns.",
            "--format")
        .flag("Shortens nothing.", "--no-trunc")
        .flagOn(
            "Lists containers of services that the file doesn't have (=false does not).",
            "--orphans")
        .flag("Shows only ids.", "-q", "--quiet")
        .flag("Shows only names of services.", "--services")
        .list("STATE", "Lists only containers in this state.", "--status")
        .flag("Has no effect here.", "--dry-run")
        .example("ps -a")
        .example("ps --status exited --format json");
  }

  @Override
  public int run(Session session, Arguments arguments) {
    List<String> states = states(arguments);
    Project project = session.projectOrName();
    boolean all = arguments.flag("--all");
    List<ContainerSummary> listed =
        ContainerList.ofServices(
            session,
            ContainerList.of(session.engine(), project.name(), all),
            project,
            arguments.words());
    boolean orphans = arguments.flagOrTrue("--orphans") || project.services().isEmpty();
    var shown = new ArrayList<ContainerSummary>();
    for (ContainerSummary container : listed) {
      boolean state =
          states.isEmpty()
              ? all || ContainerList.isRunning(container)
              : states.contains(container.state());
      if (state && (orphans || project.services().containsKey(ContainerList.service(container)))) {
        shown.add(container);
      }
    }
    session.print(text(session, arguments, shown));
    return ExitCode.OK;
  }

  private static String text(
      Session session, Arguments arguments, List<ContainerSummary> containers) {
    var view =
        new ContainerView(
            session.surroundings().clock().instant(),
            session.surroundings().zone(),
            arguments.flag("--no-trunc"));
    if (arguments.flag("--quiet")) {
      return view.ids(containers);
    }
    if (arguments.flag("--services")) {
      var names = new LinkedHashSet<String>();
      containers.forEach(container -> names.add(ContainerList.service(container)));
      return String.join("\n", names) + "\n"; // a line also where there is none, as there
    }
    String format = arguments.text("--format", "table");
    return switch (format) {
      case "table", "" -> view.table(containers);
      case "json" -> view.json(containers);
      default -> view.template(containers, format);
    };
  }

  private static List<String> states(Arguments arguments) {
    var states = new ArrayList<>(arguments.list("--status"));
    String filter = arguments.text("--filter");
    if (filter != null) {
      int equals = filter.indexOf('=');
      if (equals < 0) {
        throw arguments.complaint("arguments to --filter should be in form KEY=VAL");
      }
      if (!filter.startsWith("status=")) {
        throw arguments.complaint("unknown filter " + filter.substring(0, equals));
      }
      states.add(filter.substring(equals + 1));
    }
    return states;
  }
}
