package compose.orchestrator.cli.command;

import compose.orchestrator.cli.option.Arguments;
import compose.orchestrator.cli.option.Syntax;
import compose.orchestrator.cli.view.LintView;
import compose.orchestrator.diagnostic.Diagnostic;
import compose.orchestrator.lint.Linter;
import compose.orchestrator.loader.LoadOptions;
import compose.orchestrator.loader.LoadedProject;
import compose.orchestrator.loader.Origins;
import java.util.List;

/** Tells what is valid in a project and hurts later. */
final class LintCommand implements Command {

  @Override
  public Syntax syntax() {
    return new Syntax(
            "lint",
            "[OPTIONS] [SERVICE...]",
            "Tells what is valid in the project's files and hurts later, with advice.")
        .value("FORMAT", "text, json or sarif.", "--format")
        .flag("Exits with 1 if anything is found.", "--strict")
        .flag("Shows nothing; for --strict.", "-q", "--quiet")
        .example("lint")
        .example("lint --strict --format sarif");
  }

  @Override
  public int run(Session session, Arguments arguments) {
    arguments.oneOf("--format", List.of("text", "json", "sarif"));
    List<Diagnostic> found = findings(session, arguments.words());
    if (!arguments.flag("--quiet")) {
      session.print(text(session, arguments.text("--format", "text"), found));
    }
    return arguments.flag("--strict") && !found.isEmpty() ? ExitCode.FAILED : ExitCode.OK;
  }

  private static List<Diagnostic> findings(Session session, List<String> services) {
    var origins = new Origins();
    LoadOptions options = session.files().usual().withKeepUnused(true);
    LoadedProject loaded = session.files().load(services, options, origins);
    return Linter.lint(loaded.project(), origins.documents(), loaded.warnings());
  }

  private static String text(Session session, String format, List<Diagnostic> found) {
    return switch (format) {
      case "json" -> LintView.json(found);
      case "sarif" -> LintView.sarif(found, Linter.descriptions());
      default -> LintView.text(found, session.surroundings().directory());
    };
  }
}
