package compose.orchestrator.engine.docker;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.github.dockerjava.api.command.CreateContainerCmd;
import com.github.dockerjava.api.model.ContainerNetwork;
import com.github.dockerjava.core.command.CreateContainerCmdImpl;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * docker-java's request for a container, with two things it cannot say: endpoints with all their
 * settings, and ports that are exposed as text.
 */
final class ContainerSpecification extends CreateContainerCmdImpl {
  private final Map<String, ContainerNetwork> endpoints = new LinkedHashMap<>();
  private final Map<String, Object> exposed = new LinkedHashMap<>();

  ContainerSpecification(CreateContainerCmd.Exec execution, String image) {
    super(execution, null, image);
  }

  void endpoint(String network, ContainerNetwork endpoint) {
    endpoints.put(network, endpoint);
  }

  /** Opens PORT/PROTOCOL to other containers. */
  void expose(String port) {
    exposed.put(port, Map.of());
  }

  /** What the engine calls NetworkingConfig. */
  @JsonProperty("NetworkingConfig")
  public @Nullable Map<String, Object> networking() {
    return endpoints.isEmpty() ? null : Map.of("EndpointsConfig", endpoints);
  }

  /** What the engine calls ExposedPorts. */
  @JsonProperty("ExposedPorts")
  public Map<String, Object> exposed() {
    return exposed;
  }
}
