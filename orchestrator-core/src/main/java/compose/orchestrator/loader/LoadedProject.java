package compose.orchestrator.loader;

import compose.orchestrator.diagnostic.Diagnostic;
import compose.orchestrator.model.Project;
import compose.orchestrator.model.ProjectOrigin;
import compose.orchestrator.yaml.Mapping;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A project as its files give it.
 *
 * @param tree the canonical tree: attributes in the order of the specification, extensions after
 *     them; where the request asked not to interpolate, the tree as written in long form
 * @param name the project's name
 * @param workingDirectory the absolute folder that relative paths in files are relative to
 * @param files the absolute Compose files that were given or found, {@code -} for standard input
 * @param environmentFiles the env files that the request names, as it names them
 * @param environment the environment that variables were taken from
 * @param profiles the active profiles
 * @param disabledServices services that no active profile or selection enables, in canonical form
 * @param sources every file that was read: those above, what they include or extend, env files and
 *     label files; in the order of reading
 * @param warnings what the writer of the files should know
 */
public record LoadedProject(
    Mapping tree,
    String name,
    Path workingDirectory,
    List<Path> files,
    List<String> environmentFiles,
    Map<String, String> environment,
    List<String> profiles,
    Mapping disabledServices,
    List<Path> sources,
    List<Diagnostic> warnings) {

  /** The same project with another tree. */
  LoadedProject withTree(Mapping other) {
    return new LoadedProject(
        other,
        name,
        workingDirectory,
        files,
        environmentFiles,
        environment,
        profiles,
        disabledServices,
        sources,
        warnings);
  }

  /**
   * The same project with a service that is otherwise than in the files.
   *
   * @throws compose.orchestrator.diagnostic.InvalidProjectException where a mount, a port or a file
   *     of variables cannot be read
   * @throws compose.orchestrator.diagnostic.UsageException where the entrypoint cannot be read
   */
  public LoadedProject with(ServiceOverrides overrides) {
    return withTree(new OverriddenService(overrides, environment).apply(tree));
  }

  /** The project as records. */
  public Project project() {
    var paths = new ArrayList<String>(files.size());
    for (Path file : files) {
      paths.add(file.toString());
    }
    return Project.of(
        tree,
        BuildBases.of(Values.mapping(tree, "services"), disabledServices),
        new ProjectOrigin(
            workingDirectory.toString(),
            paths,
            environmentFiles,
            List.copyOf(disabledServices.entries().keySet()),
            environment));
  }
}
