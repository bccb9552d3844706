package compose.orchestrator.cli;

import compose.orchestrator.engine.EngineGateway;
import compose.orchestrator.engine.docker.DockerEngine;
import compose.orchestrator.engine.docker.EngineAddress;
import compose.orchestrator.engine.docker.EngineConnection;
import compose.orchestrator.engine.docker.EngineSettings;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The engine, connected to when it is first asked for. */
final class EngineOnDemand implements AutoCloseable {

  /** Longer than a line that comes back is away. */
  private static final Duration LONGEST_SILENCE = Duration.ofSeconds(90);

  private final Map<String, String> environment;
  private final Path home;
  private final @Nullable EngineConnection early;
  private @Nullable EngineGateway gateway;

  /** With a connection that is being opened already, or null. */
  EngineOnDemand(Map<String, String> environment, Path home, @Nullable EngineConnection early) {
    this.environment = environment;
    this.home = home;
    this.early = early;
  }

  synchronized EngineGateway get() {
    if (gateway == null) {
      EngineConnection connection =
          early == null ? EngineConnection.openEarly(environment, home) : early;
      gateway =
          DockerEngine.connect(
              connection, new EngineSettings(environment, home, InstantSource.system()));
    }
    return gateway;
  }

  /** Another engine, by an address such as ssh://USER@HOST or by the name of a docker context. */
  EngineGateway other(String host) {
    String named = "the command line";
    EngineAddress address =
        host.contains("://")
            ? EngineAddress.of(host, named, environment, home)
            : EngineAddress.ofContext(host, named, environment, home);
    return DockerEngine.connectWatched(
        address, new EngineSettings(environment, home, InstantSource.system()), LONGEST_SILENCE);
  }

  @Override
  public synchronized void close() {
    if (gateway != null) {
      gateway.close();
    }
  }
}
