package compose.orchestrator.execution;

import compose.orchestrator.engine.EngineGateway;
import compose.orchestrator.engine.docker.DockerEngine;
import compose.orchestrator.engine.docker.EngineAddress;
import compose.orchestrator.engine.docker.EngineSettings;
import compose.orchestrator.loader.LoadRequest;
import compose.orchestrator.loader.Loader;
import compose.orchestrator.model.Project;
import compose.orchestrator.plan.DownRequest;
import compose.orchestrator.plan.UpRequest;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;

/** Projects from text, and the real Engine to bring them up on. */
final class EngineProjects {

  static final UpRequest UP = UpRequest.of(List.of());
  static final DownRequest DOWN = new DownRequest(List.of(), true, true, null, Duration.ZERO);

  private EngineProjects() {}

  static Project project(String name, String compose) {
    byte[] file = compose.getBytes(StandardCharsets.UTF_8);
    return Loader.load(
            LoadRequest.of(Path.of("").toAbsolutePath(), Map.of())
                .withStandardInput(() -> file)
                .withFiles(List.of("-"))
                .withProject(null, name))
        .project();
  }

  static EngineGateway engine() {
    Map<String, String> environment = System.getenv();
    Path home = Path.of(System.getProperty("user.home"));
    return DockerEngine.connect(
        EngineAddress.resolve(environment, home),
        new EngineSettings(environment, home, InstantSource.system()));
  }
}
