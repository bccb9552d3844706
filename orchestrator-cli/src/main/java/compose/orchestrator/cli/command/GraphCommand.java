package compose.orchestrator.cli.command;

import compose.orchestrator.cli.option.Arguments;
import compose.orchestrator.cli.option.Syntax;
import compose.orchestrator.cli.picture.PictureOfProject;
import compose.orchestrator.diagnostic.Diagnostic;
import compose.orchestrator.diagnostic.EngineException;
import compose.orchestrator.engine.ContainerDetails;
import compose.orchestrator.model.Project;
import java.util.List;

/** Draws the project. */
final class GraphCommand implements Command {

  @Override
  public Syntax syntax() {
    return new Syntax(
            "graph",
            "[OPTIONS] [SERVICE...]",
            "Draws services with what they depend on, their networks, volumes and published ports, and"
                + " what their containers do if an engine answers.")
        .value("FORMAT", "svg, dot (Graphviz) or mermaid.", "--format")
        .value("FILE", "Writes to a file.", "-o", "--output")
        .flag("Draws the files alone, without asking the engine.", "--no-state")
        .example("graph -o project.svg")
        .example("graph --format mermaid web");
  }

  @Override
  public int run(Session session, Arguments arguments) {
    arguments.oneOf("--format", PictureFormat.ALL);
    Project project = session.project(arguments.words(), true);
    List<ContainerDetails> containers =
        arguments.flag("--no-state") ? List.of() : containers(session, project);
    var picture = PictureOfProject.of(project, containers, null);
    String text = PictureFormat.draw(picture, arguments.text("--format", "svg"));
    OutputFile.write(session, arguments, text);
    return ExitCode.OK;
  }

  private static List<ContainerDetails> containers(Session session, Project project) {
    try {
      return session.orchestrator().observe(project).containers();
    } catch (EngineException e) {
      Diagnostic reason = e.diagnostics().getFirst();
      session
          .diagnostics()
          .show(
              List.of(
                  Diagnostic.warning(
                      reason.code(),
                      "the picture does not show what runs: " + reason.summary(),
                      "--no-state draws the files alone",
                      null)));
      return List.of();
    }
  }
}
