package compose.orchestrator.loader;

import compose.orchestrator.diagnostic.Location;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The environment of a project: that of the process, completed by env files. */
final class ProjectEnvironment {

  private final LoadRequest request;
  private final LoadContext context;
  private final Map<String, String> values;

  ProjectEnvironment(LoadRequest request, LoadContext context) {
    this.request = request;
    this.context = context;
    this.values = new HashMap<>(request.environment());
    values.putIfAbsent("PWD", request.workingDirectory().toString());
  }

  Map<String, String> values() {
    return values;
  }

  /** The env files that the request names itself, as it names them. */
  List<String> named() {
    if (!request.environmentFiles().isEmpty()) {
      return request.environmentFiles();
    }
    var named = new ArrayList<String>();
    for (String file : request.environment().getOrDefault("COMPOSE_ENV_FILES", "").split(",", -1)) {
      if (!file.isEmpty()) {
        named.add(file);
      }
    }
    return named;
  }

  /** Adds what the env files that are named say, or else the {@code .env} of the folder. */
  void complete(ProjectFiles files, Path folder) {
    List<Path> paths = new ArrayList<>();
    for (String name : named()) {
      Path path = request.workingDirectory().resolve(name).normalize();
      if (isReadable(path, name)) {
        paths.add(path);
      }
    }
    Path usual = files.usualEnvironmentFile(folder);
    if (named().isEmpty() && usual != null) {
      paths.add(usual);
    }
    var added = new HashMap<String, String>();
    var reader = new EnvironmentFiles(context);
    for (Path path : paths) {
      reader.read(path, added, values::get);
    }
    added.forEach(values::putIfAbsent);
  }

  private boolean isReadable(Path path, String name) {
    if (context.files().exists(path) && !context.files().isFolder(path)) {
      return true;
    }
    context
        .findings()
        .error("file-not-found", "no such env file: " + name, null, Location.of(name));
    return false;
  }

  /** The active profiles: those of the request, or those of {@code COMPOSE_PROFILES}. */
  List<String> profiles() {
    if (!request.profiles().isEmpty()) {
      return request.profiles();
    }
    var profiles = new ArrayList<String>();
    for (String profile : values.getOrDefault("COMPOSE_PROFILES", "").split(",", -1)) {
      profiles.add(profile.strip());
    }
    profiles.removeIf(String::isEmpty);
    return profiles;
  }
}
