package compose.orchestrator.loader;

import compose.orchestrator.diagnostic.Location;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Finds the Compose files and env files that a request means. */
final class ProjectFiles {

  private static final List<String> NAMES =
      List.of("compose.yaml", "compose.yml", "docker-compose.yml", "docker-compose.yaml");
  private static final List<String> OVERRIDES =
      List.of(
          "compose.override.yml",
          "compose.override.yaml",
          "docker-compose.override.yml",
          "docker-compose.override.yaml");
  private static final String STANDARD_INPUT = "-";

  private final LoadRequest request;
  private final LoadContext context;
  private final Path workingDirectory;
  private @Nullable List<ComposeFile> named;

  ProjectFiles(LoadRequest request, LoadContext context) {
    this.request = request;
    this.context = context;
    this.workingDirectory = request.workingDirectory();
  }

  /** The files that the request, {@code COMPOSE_FILE} or the usual names give, in this order. */
  List<ComposeFile> composeFiles(Map<String, String> environment) {
    if (!request.files().isEmpty()) {
      named = named == null ? ofRequest() : named;
      return named;
    }
    String variable = environment.get("COMPOSE_FILE");
    return variable != null ? ofVariable(variable, environment) : discovered();
  }

  private List<ComposeFile> ofRequest() {
    var files = new ArrayList<ComposeFile>();
    for (String name : request.files()) {
      files.add(named(name));
    }
    return files;
  }

  private ComposeFile named(String name) {
    if (name.equals(STANDARD_INPUT)) {
      return new ComposeFile(Path.of(name), name);
    }
    Path path = new Resources(context).local(name, workingDirectory, null);
    if (path == null) {
      throw context.findings().failed();
    }
    boolean remote = Resources.isRemote(name);
    boolean asGiven = !remote && !Path.of(name).isAbsolute();
    return new ComposeFile(path, asGiven ? name : context.displayName(path), remote);
  }

  private List<ComposeFile> ofVariable(String variable, Map<String, String> environment) {
    String given = environment.getOrDefault("COMPOSE_PATH_SEPARATOR", "");
    String separator = given.isEmpty() ? ":" : given;
    var files = new ArrayList<ComposeFile>();
    int start = 0;
    while (start <= variable.length()) {
      int next = variable.indexOf(separator, start);
      int end = next < 0 ? variable.length() : next;
      files.add(named(variable.substring(start, end)));
      start = end + separator.length();
    }
    return files;
  }

  private List<ComposeFile> discovered() {
    Path folder = projectDirectory() == null ? workingDirectory : projectDirectory();
    while (folder != null) {
      List<Path> found = present(NAMES, folder, "config");
      if (!found.isEmpty()) {
        List<Path> overrides = present(OVERRIDES, folder, "override");
        var files = new ArrayList<ComposeFile>();
        files.add(file(found.getFirst()));
        if (!overrides.isEmpty()) {
          files.add(file(overrides.getFirst()));
        }
        return files;
      }
      folder = folder.getParent();
    }
    return List.of();
  }

  private ComposeFile file(Path path) {
    return new ComposeFile(path, context.displayName(path));
  }

  private List<Path> present(List<String> names, Path folder, String kind) {
    var found = new ArrayList<Path>(1);
    for (String name : names) {
      if (context.files().exists(folder.resolve(name))) {
        found.add(folder.resolve(name));
      }
    }
    if (found.size() > 1) {
      context
          .findings()
          .warning(
              "several-files",
              "found several " + kind + " files: " + found + ", using " + found.getFirst(),
              "Remove the others, or name the files with -f.",
              Location.of(context.displayName(found.getFirst())));
    }
    return found;
  }

  /** The project directory of the request, or null where it gives none. */
  @Nullable Path projectDirectory() {
    String given = request.projectDirectory();
    return given == null || given.isEmpty() ? null : workingDirectory.resolve(given).normalize();
  }

  /**
   * The folder that gives the project its name and its {@code .env}: the one of the request, or
   * that of the first file; the working directory where that one was fetched.
   */
  Path folder(List<ComposeFile> files) {
    Path given = projectDirectory();
    if (given != null) {
      return given;
    }
    for (ComposeFile file : files) {
      if (file.remote()) {
        return workingDirectory;
      }
      Path parent = file.isStandardInput() ? null : file.path().getParent();
      if (parent != null) {
        return parent;
      }
    }
    return workingDirectory;
  }

  /** What paths in files are relative to: where the first fetched file lies, or a folder. */
  static Path base(List<ComposeFile> files, Path folder) {
    for (ComposeFile file : files) {
      Path parent = file.path().getParent();
      if (file.remote() && parent != null) {
        return parent;
      }
    }
    return folder;
  }

  /** The {@code .env} of a folder, or null where there is none or it is switched off. */
  @Nullable Path usualEnvironmentFile(Path folder) {
    Path usual = folder.resolve(".env");
    boolean there = context.files().exists(usual) && !context.files().isFolder(usual);
    return there && !isSwitchedOff() ? usual : null;
  }

  private boolean isSwitchedOff() {
    String value = request.environment().get("COMPOSE_DISABLE_ENV_FILE");
    if (value == null) {
      return false;
    }
    return switch (value) {
      case "1", "t", "T", "true", "TRUE", "True" -> true;
      case "0", "f", "F", "false", "FALSE", "False" -> false;
      default ->
          throw context
              .findings()
              .fatal(
                  "wrong-value",
                  "COMPOSE_DISABLE_ENV_FILE: expected true or false, got '" + value + "'",
                  "Set it to true or false, or unset it.",
                  null);
    };
  }
}
