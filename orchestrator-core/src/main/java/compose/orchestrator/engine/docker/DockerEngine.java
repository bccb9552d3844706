package compose.orchestrator.engine.docker;

import compose.orchestrator.diagnostic.UsageException;
import compose.orchestrator.engine.EngineGateway;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** The way to a Docker Engine, or to whatever speaks its API. */
public final class DockerEngine {
  private DockerEngine() {}

  /** A gateway to the engine at the address; connects when it is first asked. */
  public static EngineGateway connect(EngineAddress address, EngineSettings settings) {
    return new DockerEngineGateway(transport(address, settings), settings);
  }

  /**
   * Likewise to an engine over a line that may be lost without a word.
   *
   * @param longest silence after which the engine is given up: all calls fail from then on
   */
  public static EngineGateway connectWatched(
      EngineAddress address, EngineSettings settings, Duration longest) {
    var watch = new SilenceWatch(address, longest);
    var transport =
        new EngineTransport(address, fixedVersion(settings), settings.listener(), watch);
    return new DockerEngineGateway(transport, settings);
  }

  /** A gateway over a connection that is being opened already. */
  public static EngineGateway connect(EngineConnection connection, EngineSettings settings) {
    EngineTransport transport = transport(connection.address(), settings);
    Wire wire = connection.take();
    if (wire != null) {
      transport.adopt(wire);
    }
    return new DockerEngineGateway(transport, settings);
  }

  private static EngineTransport transport(EngineAddress address, EngineSettings settings) {
    return new EngineTransport(address, fixedVersion(settings), settings.listener());
  }

  private static @Nullable ApiVersion fixedVersion(EngineSettings settings) {
    String text = settings.environment().getOrDefault("DOCKER_API_VERSION", "");
    if (text.isEmpty()) {
      return null;
    }
    ApiVersion version = ApiVersion.parse(text.startsWith("v") ? text.substring(1) : text);
    if (version == null) {
      throw new UsageException(
          "invalid-api-version",
          "DOCKER_API_VERSION: expected a version such as 1.41, got '" + text + "'",
          "unset it: the version is agreed upon with the engine");
    }
    return version;
  }
}
