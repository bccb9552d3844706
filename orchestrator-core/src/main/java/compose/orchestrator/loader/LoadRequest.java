package compose.orchestrator.loader;

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
    LoadOptions options) {

  /** Copies the lists. */
  public LoadRequest {
    environment = Map.copyOf(environment);
    files = List.copyOf(files);
    environmentFiles = List.copyOf(environmentFiles);
    profiles = List.copyOf(profiles);
    services = List.copyOf(services);
  }

  /** The project that is found from a folder, with nothing said about it. */
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
        LoadOptions.STANDARD);
  }

  /** With a source of standard input. */
  public LoadRequest withStandardInput(Supplier<byte[]> input) {
    return new LoadRequest(
        workingDirectory,
        environment,
        input,
        files,
        projectDirectory,
        projectName,
        environmentFiles,
        profiles,
        services,
        options);
  }

  /** With these Compose files. */
  public LoadRequest withFiles(List<String> names) {
    return new LoadRequest(
        workingDirectory,
        environment,
        standardInput,
        names,
        projectDirectory,
        projectName,
        environmentFiles,
        profiles,
        services,
        options);
  }

  /** With a folder for relative paths in files, and a project name; null for the usual ones. */
  public LoadRequest withProject(@Nullable String directory, @Nullable String name) {
    return new LoadRequest(
        workingDirectory,
        environment,
        standardInput,
        files,
        directory,
        name,
        environmentFiles,
        profiles,
        services,
        options);
  }

  /** With relative paths starting from this folder. */
  public LoadRequest withProjectDirectory(String folder) {
    return new LoadRequest(
        workingDirectory,
        environment,
        standardInput,
        files,
        folder,
        projectName,
        environmentFiles,
        profiles,
        services,
        options);
  }

  /** With these env files instead of {@code .env}. */
  public LoadRequest withEnvironmentFiles(List<String> names) {
    return new LoadRequest(
        workingDirectory,
        environment,
        standardInput,
        files,
        projectDirectory,
        projectName,
        names,
        profiles,
        services,
        options);
  }

  /** With these profiles active. */
  public LoadRequest withProfiles(List<String> names) {
    return new LoadRequest(
        workingDirectory,
        environment,
        standardInput,
        files,
        projectDirectory,
        projectName,
        environmentFiles,
        names,
        services,
        options);
  }

  /** With these services, and what they depend on. */
  public LoadRequest withServices(List<String> names) {
    return new LoadRequest(
        workingDirectory,
        environment,
        standardInput,
        files,
        projectDirectory,
        projectName,
        environmentFiles,
        profiles,
        names,
        options);
  }

  /** With other options. */
  public LoadRequest withOptions(LoadOptions other) {
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
        other);
  }
}
