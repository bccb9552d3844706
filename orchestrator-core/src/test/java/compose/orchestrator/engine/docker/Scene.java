package compose.orchestrator.engine.docker;

import compose.orchestrator.diagnostic.Location;
import compose.orchestrator.engine.ContainerRequest;
import compose.orchestrator.engine.EndpointRequest;
import compose.orchestrator.engine.EngineGateway;
import compose.orchestrator.engine.NetworkRequest;
import compose.orchestrator.engine.ResolvedMount;
import compose.orchestrator.engine.VolumeRequest;
import compose.orchestrator.model.Project;
import compose.orchestrator.model.ProjectOrigin;
import compose.orchestrator.model.Service;
import compose.orchestrator.yaml.Mapping;
import compose.orchestrator.yaml.Node;
import compose.orchestrator.yaml.Scalar;
import compose.orchestrator.yaml.Sequence;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A real engine and things on it with a name of their own, gone when the test has ended. */
final class Scene implements AutoCloseable {
  static final String LABEL = "compose-orchestrator.test";

  final String name = "wengine-" + Long.toString(System.nanoTime(), 36);
  final List<EngineRequest> requests = Collections.synchronizedList(new ArrayList<>());
  final EngineGateway engine;
  private final List<String> networks = new ArrayList<>();
  private final List<String> volumes = new ArrayList<>();

  Scene() {
    this(System.getenv());
  }

  Scene(Map<String, String> environment) {
    Path home = Path.of(System.getProperty("user.home"));
    var settings = new EngineSettings(environment, home, InstantSource.system(), requests::add);
    engine = DockerEngine.connect(EngineAddress.resolve(environment, home), settings);
  }

  Map<String, String> labels() {
    return Map.of(LABEL, name);
  }

  /** A service of busybox with attributes as in the canonical tree. */
  Service service(Map<String, Object> attributes) {
    Map<String, Object> all = new LinkedHashMap<>(Map.of("image", "busybox"));
    all.putAll(attributes);
    return decode(all);
  }

  static Service decode(Map<String, Object> attributes) {
    var services = project(Map.of("services", Map.of("web", attributes))).services();
    return services.values().iterator().next();
  }

  private static Project project(Map<String, Object> tree) {
    return Project.of((Mapping) node(tree), ProjectOrigin.NONE);
  }

  private static Node node(Object value) {
    Location nowhere = Location.of("test");
    if (value instanceof Map<?, ?> map) {
      Map<String, Mapping.Entry> entries = new LinkedHashMap<>();
      map.forEach((key, child) ->
          entries.put((String) key, new Mapping.Entry((String) key, nowhere, node(child))));
      return new Mapping(entries, nowhere);
    }
    if (value instanceof List<?> list) {
      return new Sequence(list.stream().map(Scene::node).toList(), nowhere);
    }
    Object scalar = value instanceof Integer number ? Long.valueOf(number) : value;
    return Scalar.of(scalar, nowhere);
  }

  ContainerRequest request(Service service) {
    return request(service, Map.of(), List.of());
  }

  ContainerRequest request(
      Service service, Map<String, EndpointRequest> endpoints, List<ResolvedMount> mounts) {
    String mode = endpoints.isEmpty() ? "none" : endpoints.keySet().iterator().next();
    return new ContainerRequest(
        name,
        service,
        "busybox",
        labels(),
        mode,
        endpoints,
        mounts,
        List.of(),
        service.isolation().pid(),
        service.isolation().ipc(),
        List.of());
  }

  /** A container that runs a shell command. */
  String shell(String command) {
    return engine.createContainer(
        request(service(Map.of("command", List.of("sh", "-c", command)))));
  }

  String network(String key, Map<String, Object> attributes) {
    String full = name + "_" + key;
    networks.add(full);
    var network =
        project(Map.of("networks", Map.of(key, attributes))).networks().values().iterator().next();
    return engine.createNetwork(new NetworkRequest(full, network, labels()));
  }

  String volume(String key, Map<String, Object> attributes) {
    String full = name + "_" + key;
    volumes.add(full);
    var volume =
        project(Map.of("volumes", Map.of(key, attributes))).volumes().values().iterator().next();
    engine.createVolume(new VolumeRequest(full, volume, labels()));
    return full;
  }

  @Override
  public void close() {
    engine
        .containers(List.of(LABEL + "=" + name))
        .forEach(container -> engine.removeContainer(container.id(), true, true));
    networks.forEach(engine::removeNetwork);
    volumes.forEach(engine::removeVolume);
    engine.close();
  }
}
