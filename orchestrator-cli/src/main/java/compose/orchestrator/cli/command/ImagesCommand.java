package compose.orchestrator.cli.command;

import compose.orchestrator.cli.option.Arguments;
import compose.orchestrator.cli.option.Syntax;
import compose.orchestrator.cli.view.ImageView;
import compose.orchestrator.engine.ContainerSummary;
import compose.orchestrator.engine.ImageDetails;
import compose.orchestrator.model.Project;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Lists the images containers were made from. */
final class ImagesCommand implements Command {

  @Override
  public Syntax syntax() {
    return new Syntax(
            "images",
            "[OPTIONS] [SERVICE...]",
            "Lists the images that the project's containers were made from.")
        .value("FORMAT", "table or json.", "--format")
        .flag("Shows only ids.", "-q", "--quiet")
        .flag("Has no effect here.", "--dry-run")
        .example("images --format json");
  }

  @Override
  public int run(Session session, Arguments arguments) {
    arguments.oneOf("--format", List.of("table", "json"));
    Project project = session.projectOrName();
    List<ContainerSummary> all = ContainerList.of(session.engine(), project.name(), true);
    ContainerList.tellUnknown(session, all, project, arguments.words());
    List<ContainerSummary> containers = ContainerList.ofServices(all, arguments.words());
    var view =
        new ImageView(
            session.surroundings().clock().instant(), containers, images(session, containers));
    if (arguments.flag("--quiet")) {
      session.print(view.ids());
    } else {
      session.print(
          arguments.text("--format", "table").equals("json") ? view.json() : view.table());
    }
    return ExitCode.OK;
  }

  private static Map<String, ImageDetails> images(
      Session session, List<ContainerSummary> containers) {
    var images = new HashMap<String, ImageDetails>();
    for (ContainerSummary container : containers) {
      if (!images.containsKey(container.imageId())) {
        ImageDetails image = session.engine().image(container.imageId());
        if (image != null) {
          images.put(container.imageId(), image);
        }
      }
    }
    return images;
  }
}
