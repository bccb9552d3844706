package compose.orchestrator.engine.docker;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import java.util.function.Consumer;

/**
 * What a gateway takes from around it.
 *
 * @param environment variables: DOCKER_API_VERSION, DOCKER_CONFIG, PATH for credential helpers
 * @param home the user's folder, where .docker is
 * @param clock for times given as so long ago
 * @param listener hears of each request before it is sent
 */
public record EngineSettings(
    Map<String, String> environment,
    Path home,
    InstantSource clock,
    Consumer<EngineRequest> listener) {
  /** Nobody listens. */
  public EngineSettings(Map<String, String> environment, Path home, InstantSource clock) {
    this(environment, home, clock, _ -> {});
  }

  /** Where docker's client keeps its settings. */
  Path configurationFolder() {
    return AddressResolution.configurationFolder(environment, home);
  }
}
