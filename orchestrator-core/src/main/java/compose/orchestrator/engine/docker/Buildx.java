package compose.orchestrator.engine.docker;

import compose.orchestrator.diagnostic.Diagnostic;
import compose.orchestrator.diagnostic.EngineException;
import compose.orchestrator.diagnostic.UsageException;
import compose.orchestrator.engine.BuildOptions;
import compose.orchestrator.engine.BuildRequest;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Builds an image with docker's plugin for BuildKit, a process for each image. */
final class Buildx {

  private static final List<String> SYSTEM_FOLDERS =
      List.of(
          "/usr/local/lib/docker/cli-plugins",
          "/usr/local/libexec/docker/cli-plugins",
          "/usr/lib/docker/cli-plugins",
          "/usr/libexec/docker/cli-plugins");

  private final Path program;
  private final EngineSettings settings;
  private final EngineAddress address;

  Buildx(Path program, EngineSettings settings, EngineAddress address) {
    this.program = program;
    this.settings = settings;
    this.address = address;
  }

  /** The plugin where docker looks for it, or null where there is none or the user wants none. */
  static @Nullable Path find(EngineSettings settings) {
    if (!isWanted(settings)) {
      return null;
    }
    for (Path folder : folders(settings)) {
      Path program = folder.resolve("docker-buildx");
      if (Files.isExecutable(program)) {
        return program;
      }
    }
    return null;
  }

  /** A warning where it is wanted and is not there. */
  static List<Diagnostic> notes(EngineSettings settings) {
    if (!isWanted(settings) || find(settings) != null) {
      return List.of();
    }
    String summary =
        "docker's plugin buildx isn't installed: images are built by the engine's own builder";
    String help = "install docker buildx, or say with DOCKER_BUILDKIT=0 that it is not wanted";
    return List.of(Diagnostic.warning("no-buildx", summary, help, null));
  }

  private static boolean isWanted(EngineSettings settings) {
    Map<String, String> environment = settings.environment();
    return isWanted(environment, "COMPOSE_BAKE") && isWanted(environment, "DOCKER_BUILDKIT");
  }

  private static List<Path> folders(EngineSettings settings) {
    Path own = settings.configurationFolder();
    List<Path> folders = new ArrayList<>();
    ClientConfiguration.texts(own, "cliPluginsExtraDirs").forEach(dir -> folders.add(Path.of(dir)));
    folders.add(own.resolve("cli-plugins"));
    SYSTEM_FOLDERS.forEach(folder -> folders.add(Path.of(folder)));
    return folders;
  }

  private static boolean isWanted(Map<String, String> environment, String variable) {
    String value = environment.getOrDefault(variable, "");
    return switch (value) {
      case "", "1", "t", "T", "true", "TRUE", "True" -> true;
      case "0", "f", "F", "false", "FALSE", "False" -> false;
      default ->
          throw new UsageException(
              "not-a-boolean",
              variable + " is neither true nor false: " + value,
              "set it to true or false, or unset it");
    };
  }

  /** Builds, tells line by line how far it is, and returns the image's id. */
  String build(BuildRequest request, Consumer<String> output) {
    if (request.options().memory() != null) {
      output.accept("note: BuildKit does not know --memory: left out");
    }
    try {
      Path folder = Files.createTempDirectory("orchestrator-build");
      Path metadata = folder.resolve("metadata.json");
      try {
        run(request, metadata, output);
        return id(request, metadata);
      } finally {
        Files.deleteIfExists(metadata);
        Files.deleteIfExists(folder);
      }
    } catch (IOException e) {
      throw new EngineException(
          "buildx-failed",
          program + " cannot be used: " + e.getMessage(),
          "see whether 'docker buildx version' works; with DOCKER_BUILDKIT=0 it is not used");
    }
  }

  private void run(BuildRequest request, Path metadata, Consumer<String> output)
      throws IOException {
    Process process = start(command(request, metadata), request.bake().environment());
    var told = new BuildxOutput(output);
    Thread reader = Thread.ofPlatform().daemon().start(() -> read(process, told));
    try (var _ = new ChildProcess(process)) {
      write(process, request.bake().file());
      int code = process.waitFor();
      reader.join();
      if (code != 0) {
        throw told.failure(request.tags().getFirst(), code);
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      throw new EngineException("build-interrupted", "the build was interrupted", null);
    }
  }

  /** What it may read is what the file says: the user need not be asked for it again. */
  private List<String> command(BuildRequest request, Path metadata) {
    BuildOptions options = request.options();
    List<String> command = new ArrayList<>(List.of(program.toString(), "bake", "--file", "-"));
    command.addAll(List.of("--progress", "plain", "--metadata-file", metadata.toString()));
    command.addAll(List.of("--allow", "fs=*"));
    request.bake().entitlements().forEach(right -> command.addAll(List.of("--allow", right)));
    if (options.sbom() != null) {
      command.add("--sbom=" + options.sbom());
    }
    if (options.provenance() != null) {
      command.add("--provenance=" + options.provenance());
    }
    if (options.builder() != null) {
      command.addAll(List.of("--builder", options.builder()));
    }
    return command;
  }

  private Process start(List<String> command, Map<String, String> secrets) throws IOException {
    var builder = new ProcessBuilder(command).redirectErrorStream(true);
    Map<String, String> environment = builder.environment();
    environment.clear();
    environment.putAll(settings.environment());
    environment.remove("DOCKER_CLI_PLUGIN_ORIGINAL_CLI_COMMAND");
    environment.remove("DOCKER_CONTEXT");
    environment.putAll(address.environment());
    environment.putAll(secrets);
    return builder.start();
  }

  /** It may end before it has read all: then what it says tells why. */
  private static void write(Process process, String file) {
    try (OutputStream input = process.getOutputStream()) {
      input.write(file.getBytes(StandardCharsets.UTF_8));
    } catch (IOException _) {
      // Its exit code and its words are looked at next.
    }
  }

  private static void read(Process process, BuildxOutput told) {
    try (var lines =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        told.line(line);
      }
    } catch (IOException _) {
      // It was ended while being read.
    }
  }

  /** A check has none. */
  private static String id(BuildRequest request, Path metadata) throws IOException {
    if (!Files.exists(metadata)) {
      return "";
    }
    var json = new JsonReader(Files.readAllBytes(metadata));
    var id = new StringBuilder();
    json.object(target -> {
      if (target.equals(request.bake().target())) {
        id.append(Objects.requireNonNullElse(json.textOf("containerimage.digest"), ""));
      }
    });
    return id.toString();
  }
}
