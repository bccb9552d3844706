package compose.orchestrator.migration;

import compose.orchestrator.diagnostic.Diagnostic;
import compose.orchestrator.model.Project;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A project as it will be on the target's host.
 *
 * @param project as tools read it there
 * @param files texts that differ from the files here, by their path in the project's folder
 * @param changes what is other than here
 * @param probes commands that tell whether a service works, by service ({@code x-orchestrator:
 *     probe})
 * @param sources files here that say what the project is
 * @param findings what stands in the way, or should be looked at
 */
public record TargetProject(
    Project project,
    Map<String, String> files,
    List<Change> changes,
    Map<String, List<String>> probes,
    Set<Path> sources,
    List<Diagnostic> findings) {

  /** Absolute folder on the target's host. */
  public String folder() {
    return project.origin().workingDirectory();
  }
}
