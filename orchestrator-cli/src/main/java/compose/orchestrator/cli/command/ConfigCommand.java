package compose.orchestrator.cli.command;

import compose.orchestrator.cli.option.Arguments;
import compose.orchestrator.cli.option.Syntax;
import compose.orchestrator.loader.ConfigOutput;
import compose.orchestrator.loader.LoadOptions;
import compose.orchestrator.loader.LoadedProject;
import compose.orchestrator.loader.Origins;
import compose.orchestrator.loader.OriginsOutput;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Shows the project as it was understood. */
final class ConfigCommand implements Command {

  @Override
  public Syntax syntax() {
    return new Syntax(
            "config",
            "[OPTIONS] [SERVICE...]",
            "Checks the project's files and shows them as one, in canonical form.")
        .flag("Only checks.", "-q", "--quiet")
        .value("FORMAT", "yaml or json.", "--format")
        .value("FILE", "Writes to a file.", "-o", "--output")
        .value("SERVICE", "Shows the hash of a service, or of all with '*'.", "--hash")
        .flag("Shows the names of services.", "--services")
        .flag("Shows the names of images.", "--images")
        .flag("Shows the names of networks.", "--networks")
        .flag("Shows the names of volumes.", "--volumes")
        .flag("Shows the names of models.", "--models")
        .flag("Shows the names of profiles.", "--profiles")
        .flag("Shows where each value comes from, and what it replaced.", "--origins")
        .flag("Shows the variables that files can use.", "--environment")
        .flag("Doesn't replace variables.", "--no-interpolate")
        .flag("Doesn't add what is implied.", "--no-normalize")
        .flag("Leaves paths as they are written.", "--no-path-resolution")
        .flag("Doesn't check that names lead somewhere.", "--no-consistency")
        .flag("Doesn't read the env files of services.", "--no-env-resolution")
        .flag("Has no effect here.", "--dry-run")
        .hiddenFlag("--resolve-image-digests")
        .hiddenFlag("--lock-image-digests")
        .hiddenFlag("--variables")
        .example("config -q")
        .example("config --services")
        .example("config --origins");
  }

  @Override
  public int run(Session session, Arguments arguments) {
    check(arguments);
    if (arguments.flag("--origins")) {
      write(session, arguments, origins(session, arguments));
      return ExitCode.OK;
    }
    LoadedProject loaded = session.load(arguments.words(), options(session, arguments));
    if (arguments.flag("--quiet")) {
      return ExitCode.OK;
    }
    String names = ConfigNames.of(loaded, arguments);
    write(session, arguments, names == null ? text(loaded, arguments) : names);
    return ExitCode.OK;
  }

  private static void check(Arguments arguments) {
    for (String later : List.of("--resolve-image-digests", "--lock-image-digests", "--variables")) {
      if (arguments.flag(later)) {
        throw arguments.complaint(later + " is not supported yet");
      }
    }
    String format = arguments.text("--format", "yaml");
    if (!format.equals("yaml") && !format.equals("json")) {
      throw arguments.complaint("unsupported format \"" + format + "\"");
    }
  }

  private static LoadOptions options(Session session, Arguments arguments) {
    return session
        .files()
        .usual()
        .withInterpolate(!arguments.flag("--no-interpolate"))
        .withNormalize(!arguments.flag("--no-normalize"))
        .withResolvePaths(!arguments.flag("--no-path-resolution"))
        .withCheckConsistency(!arguments.flag("--no-consistency"))
        .withResolveEnvironment(!arguments.flag("--no-env-resolution"));
  }

  private static String text(LoadedProject loaded, Arguments arguments) {
    boolean interpolated = !arguments.flag("--no-interpolate");
    return arguments.text("--format", "yaml").equals("json")
        ? ConfigOutput.json(loaded, interpolated)
        : ConfigOutput.yaml(loaded, interpolated);
  }

  private static String origins(Session session, Arguments arguments) {
    var origins = new Origins();
    LoadedProject loaded =
        session.files().load(arguments.words(), options(session, arguments), origins);
    session.diagnostics().show(loaded.warnings());
    return OriginsOutput.text(loaded, !arguments.flag("--no-interpolate"), origins);
  }

  private static void write(Session session, Arguments arguments, String text) {
    String output = arguments.text("--output");
    if (output == null) {
      session.print(text);
      return;
    }
    Path file = session.surroundings().directory().resolve(output);
    try {
      Files.writeString(file, text);
    } catch (IOException e) {
      throw arguments.complaint("cannot write " + file + ": " + e.getMessage());
    }
  }
}
