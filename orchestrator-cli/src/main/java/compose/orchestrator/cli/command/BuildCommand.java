package compose.orchestrator.cli.command;

import compose.orchestrator.cli.option.Arguments;
import compose.orchestrator.cli.option.GlobalOptions;
import compose.orchestrator.cli.option.Syntax;
import compose.orchestrator.engine.BuildOptions;
import compose.orchestrator.loader.ByteSize;
import compose.orchestrator.model.Project;
import compose.orchestrator.plan.BuildImagesRequest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Builds images. */
final class BuildCommand implements Command {

  @Override
  public Syntax syntax() {
    return new Syntax(
            "build", "[OPTIONS] [SERVICE...]", "Builds the images of services that have a build.")
        .list("NAME=VALUE", "Build argument; without a value it is this process's.", "--build-arg")
        .flag("Builds every layer anew.", "--no-cache")
        .flag("Looks for newer base images.", "--pull")
        .flag("Shows no progress.", "-q", "--quiet")
        .flag("Builds what the services depend on too.", "--with-dependencies")
        .flag("Shows the plan and changes nothing.", "--dry-run")
        .flag("Sends the images to their registries too.", "--push")
        .flag("Looks for mistakes in Dockerfiles and builds nothing.", "--check")
        .flag("Shows the builds as a file for buildx bake.", "--print")
        .value("ID[=PATH]", "Gives an ssh agent or key to the build; default is yours.", "--ssh")
        .value("NAME", "Builder of buildx.", "--builder")
        .value("BYTES", "Memory of a build step; the engine's own builder only.", "-m", "--memory")
        .value("VALUE", "Adds a provenance attestation.", "--provenance")
        .value("VALUE", "Adds a software bill of materials.", "--sbom")
        .hiddenFlag("--force-rm")
        .hiddenFlag("--no-rm")
        .hiddenFlag("--compress")
        .hiddenFlag("--parallel")
        .hidden("--progress")
        .example("build --pull web")
        .example("build --build-arg VERSION=1.2");
  }

  @Override
  public int run(Session session, Arguments arguments) {
    String progress = GlobalOptions.progress(arguments, session.options().progress());
    var request =
        new BuildImagesRequest(
            arguments.words(), arguments.flag("--with-dependencies"), options(session, arguments));
    Project project = session.project(arguments.words(), true);
    if (arguments.flag("--print")) {
      session.print(session.orchestrator().bakeFile(project, request) + "\n");
      return ExitCode.OK;
    }
    return arguments.flag("--quiet")
        ? session.changeUnseen(project, request)
        : session.showing(progress).change(project, request);
  }

  private static BuildOptions options(Session session, Arguments arguments) {
    Map<String, String> environment = session.surroundings().environment();
    return new BuildOptions(
        arguments.flag("--no-cache"),
        arguments.flag("--pull"),
        buildArguments(environment, arguments.list("--build-arg")),
        ssh(arguments),
        arguments.flag("--push"),
        arguments.flag("--check"),
        builder(arguments, environment),
        memory(arguments),
        arguments.text("--provenance"),
        arguments.text("--sbom"),
        false);
  }

  private static List<String> ssh(Arguments arguments) {
    String key = arguments.text("--ssh");
    if (key == null) {
      return List.of();
    }
    String given = key.isEmpty() ? "default" : key;
    if (!given.equals("default") && given.indexOf('=') < 0) {
      throw arguments.complaint("invalid ssh key \"" + given + "\"");
    }
    return List.of(given);
  }

  private static @Nullable String builder(Arguments arguments, Map<String, String> environment) {
    String builder = arguments.text("--builder");
    String usual = environment.getOrDefault("BUILDX_BUILDER", "");
    return builder == null && !usual.isEmpty() ? usual : builder;
  }

  private static @Nullable Long memory(Arguments arguments) {
    String text = arguments.text("--memory");
    Long bytes = text == null ? null : ByteSize.parse(text);
    if (text != null && bytes == null) {
      throw arguments.complaint(
          "invalid argument \"" + text + "\" for \"-m, --memory\" flag: expected a size");
    }
    return bytes;
  }

  private static Map<String, String> buildArguments(
      Map<String, String> environment, List<String> given) {
    var values = new LinkedHashMap<String, String>();
    for (String entry : given) {
      int equals = entry.indexOf('=');
      String name = equals < 0 ? entry : entry.substring(0, equals);
      String value = equals < 0 ? environment.get(name) : entry.substring(equals + 1);
      if (value != null) {
        values.put(name, value);
      }
    }
    return values;
  }
}
