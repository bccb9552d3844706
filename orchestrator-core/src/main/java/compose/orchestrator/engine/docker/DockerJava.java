package compose.orchestrator.engine.docker;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.dockerjava.api.command.DockerCmdExecFactory;
import com.github.dockerjava.api.model.AuthConfig;
import com.github.dockerjava.api.model.AuthConfigurations;
import com.github.dockerjava.api.model.Statistics;
import com.github.dockerjava.core.DefaultDockerCmdExecFactory;
import com.github.dockerjava.core.DockerClientConfig;
import com.github.dockerjava.core.InvocationBuilder.AsyncResultCallback;
import com.github.dockerjava.core.RemoteApiVersion;
import com.github.dockerjava.core.SSLConfig;
import com.github.dockerjava.core.command.StatsCmdImpl;
import compose.orchestrator.engine.ContainerStatistics;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/** docker-java's requests over our transport; made when it is first needed. */
final class DockerJava {
  private final DockerCmdExecFactory factory;

  DockerJava(EngineTransport transport) {
    var configuration = new Configuration();
    var made =
        new DefaultDockerCmdExecFactory(
            new DockerJavaTransport(transport), configuration.getObjectMapper());
    made.init(configuration);
    this.factory = made;
  }

  /** The engine measures for a second, so that what is told is of that second. */
  ContainerStatistics statistics(String container) {
    var callback = new AsyncResultCallback<Statistics>();
    var command = new StatsCmdImpl(factory.createStatsCmdExec(), container).withNoStream(true);
    try (var answer = command.exec(callback)) {
      return new StatisticsMapping(answer.awaitResult()).statistics();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Says nothing: address, version and credentials are the transport's business. */
  private static final class Configuration implements DockerClientConfig {
    private final ObjectMapper mapper = DockerClientConfig.getDefaultObjectMapper();

    @Override
    public ObjectMapper getObjectMapper() {
      return mapper;
    }

    @Override
    public URI getDockerHost() {
      return URI.create("unix:///");
    }

    @Override
    public RemoteApiVersion getApiVersion() {
      return RemoteApiVersion.unknown();
    }

    @Override
    public @Nullable String getRegistryUsername() {
      return null;
    }

    @Override
    public @Nullable String getRegistryPassword() {
      return null;
    }

    @Override
    public @Nullable String getRegistryEmail() {
      return null;
    }

    @Override
    public @Nullable String getRegistryUrl() {
      return null;
    }

    @Override
    public @Nullable AuthConfig effectiveAuthConfig(String image) {
      return null;
    }

    @Override
    public @Nullable AuthConfigurations getAuthConfigurations() {
      return null;
    }

    @Override
    @SuppressWarnings("deprecation") // The interface asks for it.
    public @Nullable SSLConfig getSSLConfig() {
      return null;
    }
  }
}
