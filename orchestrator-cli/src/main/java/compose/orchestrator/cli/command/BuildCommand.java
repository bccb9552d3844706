package compose.orchestrator.cli.command;

import compose.orchestrator.cli.option.Arguments;
import compose.orchestrator.cli.option.Syntax;
import compose.orchestrator.cli.view.ProgressFeed;
import compose.orchestrator.model.Project;
import compose.orchestrator.plan.BuildImagesRequest;
import compose.orchestrator.plan.PushImagesRequest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Builds images. */
final class BuildCommand implements Command {

  private static final List<String> BUILDKIT =
      List.of("--builder", "--memory", "--provenance", "--sbom", "--ssh", "--check", "--print");

  @Override
  public Syntax syntax() {
    return new Syntax(
            "build", "[OPTIONS] [SERVICE...]", "Builds the images of services that have a build.")
        .list("NAME=VALUE", "Build argument; without a value it is this process's.", "--build-arg")
        .flag("Builds every layer anew.", "--no-cache")
        .flag("Looks for newer base images.", "--pull")
        .flag("Shows no output of the build.", "-q", "--quiet")
        .flag("Builds what the services depend on too.", "--with-dependencies")
        .flag("Shows the plan and changes nothing.", "--dry-run")
        .flag("Sends the images to their registries afterwards.", "--push")
        .hiddenFlag("--force-rm")
        .hiddenFlag("--no-rm")
        .hiddenFlag("--compress")
        .hiddenFlag("--parallel")
        .hidden("--progress")
        .hidden("--builder")
        .hidden("-m", "--memory")
        .hidden("--provenance")
        .hidden("--sbom")
        .hidden("--ssh")
        .hiddenFlag("--check")
        .hiddenFlag("--print")
        .example("build --pull web")
        .example("build --build-arg VERSION=1.2");
  }

  @Override
  public int run(Session session, Arguments arguments) {
    refuseOthersOptions(arguments);
    Project project = session.project(arguments.words(), true);
    var request =
        new BuildImagesRequest(
            arguments.words(),
            arguments.flag("--with-dependencies"),
            arguments.flag("--no-cache"),
            arguments.flag("--pull"),
            buildArguments(session, arguments));
    var details = new ProgressFeed.Details(true, !arguments.flag("--quiet"));
    int exitCode = session.change(project, request, details);
    return exitCode == ExitCode.OK && arguments.flag("--push")
        ? session.change(
            project,
            new PushImagesRequest(arguments.words(), arguments.flag("--with-dependencies")))
        : exitCode;
  }

  private static void refuseOthersOptions(Arguments arguments) {
    for (String option : BUILDKIT) {
      if (arguments.has(option)) {
        throw arguments.complaint(
            option + " is not supported: images are built by the engine's classic builder");
      }
    }
  }

  private static Map<String, String> buildArguments(Session session, Arguments arguments) {
    var values = new LinkedHashMap<String, String>();
    for (String entry : arguments.list("--build-arg")) {
      int equals = entry.indexOf('=');
      if (equals >= 0) {
        values.put(entry.substring(0, equals), entry.substring(equals + 1));
      } else {
        String value = session.surroundings().environment().get(entry);
        if (value != null) {
          values.put(entry, value);
        }
      }
    }
    return values;
  }
}
