package compose.orchestrator.cli.command;

import compose.orchestrator.cli.option.Arguments;
import compose.orchestrator.cli.option.Syntax;
import compose.orchestrator.loader.LoadOptions;
import java.util.List;

/** Shows the project as it was understood. */
final class ConfigCommand implements Command {

  @Override
  public Syntax syntax() {
    return new Syntax(
            "config",
            "[OPTIONS] [SERVICE...]",
            "Checks the project's files and shows them as one, in canonical form.")
        .flag("Only checks; lists of names are shown all the same.", "-q", "--quiet")
        .value("FORMAT", "yaml or json.", "--format")
        .value("FILE", "Writes to a file.", "-o", "--output")
        .value("SERVICE", "Shows the hash of a service, or of all with '*'.", "--hash")
        .flag("Shows the names of services.", "--services")
        .flag("Shows the names of images.", "--images")
        .flag("Shows the names of networks.", "--networks")
        .flag("Shows the names of volumes.", "--volumes")
        .flag("Shows the models of services.", "--models")
        .flag("Shows the names of profiles.", "--profiles")
        .flag("Shows where each value comes from, and what it replaced.", "--origins")
        .flag("Shows the variables that files use.", "--variables")
        .flag("Shows the variables that files can use.", "--environment")
        .flag("Doesn't replace variables.", "--no-interpolate")
        .flag("Doesn't add what is implied.", "--no-normalize")
        .flag("Leaves paths as they are written.", "--no-path-resolution")
        .flag("Doesn't check that names lead somewhere.", "--no-consistency")
        .flag("Has no effect, as in docker compose 2.40.3.", "--no-env-resolution")
        .flag("Has no effect here.", "--dry-run")
        .flag("Names images by digest.", "--resolve-image-digests")
        .flag("Shows an override file with images by digest.", "--lock-image-digests")
        .example("config -q")
        .example("config --services")
        .example("config --origins");
  }

  @Override
  public int run(Session session, Arguments arguments) {
    arguments.oneOf("--format", List.of("yaml", "json"));
    LoadOptions options = options(session, arguments);
    String text = text(session, arguments, options);
    if (!text.isEmpty() || !arguments.flag("--quiet")) {
      OutputFile.write(session, arguments, text);
    }
    return ExitCode.OK;
  }

  private static String text(Session session, Arguments arguments, LoadOptions options) {
    if (arguments.flag("--origins")) {
      return ConfigText.origins(session, arguments, options);
    }
    String listing = new ConfigListing(session, arguments, options).text();
    return listing == null ? ConfigText.of(session, arguments, options) : listing;
  }

  private static LoadOptions options(Session session, Arguments arguments) {
    return session
        .files()
        .usual()
        .withInterpolate(!arguments.flag("--no-interpolate"))
        .withNormalize(!arguments.flag("--no-normalize"))
        .withResolvePaths(!arguments.flag("--no-path-resolution"))
        .withCheckConsistency(!arguments.flag("--no-consistency"));
  }
}
