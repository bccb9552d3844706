package compose.orchestrator.scenario;

import compose.orchestrator.loader.LoadRequest;
import compose.orchestrator.loader.Loader;
import compose.orchestrator.model.Project;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Projects from files of the test's resources. */
final class Projects {

  private Projects() {}

  static Project load(Path file) {
    var request = LoadRequest.of(Path.of("").toAbsolutePath(), Map.of());
    return Loader.load(request.withFiles(List.of(file.toString()))).project();
  }
}
