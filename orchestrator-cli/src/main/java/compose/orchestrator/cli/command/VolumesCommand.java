package compose.orchestrator.cli.command;

import compose.orchestrator.cli.option.Arguments;
import compose.orchestrator.cli.option.Syntax;
import compose.orchestrator.cli.view.VolumeView;
import compose.orchestrator.engine.ContainerSummary;
import compose.orchestrator.engine.MountPoint;
import compose.orchestrator.engine.VolumeDetails;
import compose.orchestrator.model.ComposeLabels;
import compose.orchestrator.model.Project;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Lists the project's volumes. */
final class VolumesCommand implements Command {

  @Override
  public Syntax syntax() {
    return new Syntax("volumes", "[OPTIONS] [SERVICE...]", "Lists the project's volumes.")
        .value(
            "FORMAT",
            "table, json (one object a line), or a template such as '{{.Name}}', with 'table ' in"
                + " front for columns.",
            "--format")
        .flag("Shows only names.", "-q", "--quiet")
        .flag("Has no effect here.", "--dry-run")
        .example("volumes db");
  }

  @Override
  public int run(Session session, Arguments arguments) {
    Project project = session.projectOrName();
    var shown = new ArrayList<VolumeDetails>();
    Set<String> used = used(session, project, arguments.words());
    for (VolumeDetails volume : session.engine().volumes()) {
      boolean ours = project.name().equals(volume.labels().get(ComposeLabels.PROJECT));
      if (ours && (arguments.words().isEmpty() || used.contains(volume.name()))) {
        shown.add(volume);
      }
    }
    shown.sort((one, other) -> one.name().compareTo(other.name()));
    session.print(text(arguments, shown));
    return ExitCode.OK;
  }

  private static Set<String> used(Session session, Project project, List<String> services) {
    if (services.isEmpty()) {
      return Set.of();
    }
    List<ContainerSummary> all = ContainerList.of(session.engine(), project.name(), true);
    var names = new HashSet<String>();
    for (ContainerSummary container : ContainerList.ofServices(session, all, project, services)) {
      for (MountPoint mount : container.mounts()) {
        if (mount.name() != null) {
          names.add(mount.name());
        }
      }
    }
    return names;
  }

  private static String text(Arguments arguments, List<VolumeDetails> volumes) {
    if (arguments.flag("--quiet")) {
      return VolumeView.names(volumes);
    }
    String format = arguments.text("--format", "table");
    return switch (format) {
      case "table", "" -> VolumeView.table(volumes);
      case "json" -> VolumeView.json(volumes);
      default -> VolumeView.template(volumes, format);
    };
  }
}
