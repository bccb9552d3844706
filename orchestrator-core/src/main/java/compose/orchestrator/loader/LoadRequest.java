package compose.orchestrator.loader;

import compose.orchestrator.registry.RegistryAccess;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Which project to load, and how.
 *
 * @param workingDirectory the absolute folder that relative paths of the request are relative to
 * @param environment the environment of the process
 * @param standardInput the content of the file {@code -}
 * @param files Compose files in order; none to look for one
 * @param projectDirectory the folder that relative paths in files are relative to; null for that of
 *     the first file
 * @param projectName the project's name, or null to derive it
 * @param environmentFiles env files in order; none for {@code .env}
 * @param profiles active profiles; none for those of {@code COMPOSE_PROFILES}
 * @param services the services that are meant; none for all
 * @param options what to do with the project
 * @param registries who the user is at registries; asked for where a file is in one
 */
public record LoadRequest(
    Path workingDirectory,
    Map<String, String> environment,
    Supplier<byte[]> standardInput,
    List<String> files,
    @Nullable String projectDirectory,
    @Nullable String projectName,
    List<String> environmentFiles,
    List<String> profiles,
    List<String> services,
    LoadOptions options,
    Supplier<RegistryAccess> registries) {

  /** Copies the lists. */
  public LoadRequest {
    environment = Map.copyOf(environment);
    files = List.copyOf(files);
    environmentFiles = List.copyOf(environmentFiles);
    profiles = List.copyOf(profiles);
    services = List.copyOf(services);
  }

  /**
   * The project that is found from a folder, with nothing said about it, of a user who has not
   * logged in at any registry.
   */
  public static LoadRequest of(Path workingDirectory, Map<String, String> environment) {
    return new LoadRequest(
        workingDirectory,
        environment,
        () -> new byte[0],
        List.of(),
        null,
        null,
        List.of(),
        List.of(),
        List.of(),
        LoadOptions.STANDARD,
        () -> RegistryAccess.NOBODY);
  }

  /** With a source of standard input. */
  public LoadRequest withStandardInput(Supplier<byte[]> input) {
    var draft = new Draft(this);
    draft.standardInput = input;
    return draft.request();
  }

  /** With these Compose files. */
  public LoadRequest withFiles(List<String> names) {
    var draft = new Draft(this);
    draft.files = names;
    return draft.request();
  }

  /** With a folder for relative paths in files, and a project name; null for the usual ones. */
  public LoadRequest withProject(@Nullable String directory, @Nullable String name) {
    var draft = new Draft(this);
    draft.projectDirectory = directory;
    draft.projectName = name;
    return draft.request();
  }

  /** With relative paths starting from this folder. */
  public LoadRequest withProjectDirectory(String folder) {
    var draft = new Draft(this);
    draft.projectDirectory = folder;
    return draft.request();
  }

  /** With these env files instead of {@code .env}. */
  public LoadRequest withEnvironmentFiles(List<String> names) {
    var draft = new Draft(this);
    draft.environmentFiles = names;
    return draft.request();
  }

  /** With these profiles active. */
  public LoadRequest withProfiles(List<String> names) {
    var draft = new Draft(this);
    draft.profiles = names;
    return draft.request();
  }

  /** With these services, and what they depend on. */
  public LoadRequest withServices(List<String> names) {
    var draft = new Draft(this);
    draft.services = names;
    return draft.request();
  }

  /** As the user who has logged in at registries. */
  public LoadRequest withRegistries(Supplier<RegistryAccess> access) {
    var draft = new Draft(this);
    draft.registries = access;
    return draft.request();
  }

  /** With other options. */
  public LoadRequest withOptions(LoadOptions other) {
    var draft = new Draft(this);
    draft.options = other;
    return draft.request();
  }

  /** A copy of which something is about to be replaced. */
  private static final class Draft {

    private final Path workingDirectory;
    private final Map<String, String> environment;
    private Supplier<byte[]> standardInput;
    private List<String> files;
    private @Nullable String projectDirectory;
    private @Nullable String projectName;
    private List<String> environmentFiles;
    private List<String> profiles;
    private List<String> services;
    private LoadOptions options;
    private Supplier<RegistryAccess> registries;

    Draft(LoadRequest request) {
      this.workingDirectory = request.workingDirectory;
      this.environment = request.environment;
      this.standardInput = request.standardInput;
      this.files = request.files;
      this.projectDirectory = request.projectDirectory;
      this.projectName = request.projectName;
      this.environmentFiles = request.environmentFiles;
      this.profiles = request.profiles;
      this.services = request.services;
      this.options = request.options;
      this.registries = request.registries;
    }

    LoadRequest request() {
      return new LoadRequest(
          workingDirectory,
          environment,
          standardInput,
          files,
          projectDirectory,
          projectName,
          environmentFiles,
          profiles,
          services,
          options,
          registries);
    }
  }
}
