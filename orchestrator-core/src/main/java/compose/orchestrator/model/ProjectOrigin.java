package compose.orchestrator.model;

import java.util.List;
import java.util.Map;

/**
 * Where a project was read from.
 *
 * @param workingDirectory absolute folder that relative paths start from, or empty where no file
 *     was read
 * @param configFiles absolute paths of the files, in order
 * @param environmentFiles absolute paths of the environment files that were named, in order
 * @param disabledServices services of the files that no active profile enables
 * @param environment variables that the files could use
 */
public record ProjectOrigin(
    String workingDirectory,
    List<String> configFiles,
    List<String> environmentFiles,
    List<String> disabledServices,
    Map<String, String> environment) {

  /** A project known by its name alone. */
  public static final ProjectOrigin NONE =
      new ProjectOrigin("", List.of(), List.of(), List.of(), Map.of());
}
