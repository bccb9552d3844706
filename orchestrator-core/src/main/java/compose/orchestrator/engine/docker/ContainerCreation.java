package compose.orchestrator.engine.docker;

import com.github.dockerjava.api.model.DockerObject;
import com.github.dockerjava.api.model.DockerObjectAccessor;
import compose.orchestrator.engine.ContainerRequest;
import compose.orchestrator.engine.EndpointRequest;
import compose.orchestrator.model.Resources;
import compose.orchestrator.model.Service;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

/** Makes a container from a request: each group of a service has its own mapping. */
final class ContainerCreation {
  private static final String WORKING_DIRECTORY = "com.docker.compose.project.working_dir";

  private final DockerJava dockerJava;
  private final ApiVersion version;
  private final Map<String, String> proxies;

  /**
   * Makes containers.
   *
   * @param proxies variables that every container gets which does not set them itself
   */
  ContainerCreation(DockerJava dockerJava, ApiVersion version, Map<String, String> proxies) {
    this.dockerJava = dockerJava;
    this.version = version;
    this.proxies = proxies;
  }

  /**
   * Makes the container on its first network.
   *
   * @return its id
   */
  String create(ContainerRequest request) {
    Service service = request.service();
    var container = new ContainerSpecification(dockerJava.containerCreation(), request.image());
    var host = new HostSpecification();
    container.withName(request.name());
    container.withHostConfig(host);
    container.withPlatform(service.imageSource().platform());
    new ProcessMapping(proxies).write(service.process(), container, host);
    new NetworkingMapping(request, version).write(container, host);
    StorageMapping.write(request, host);
    resources(service.resources(), host);
    Path base = Path.of(request.labels().getOrDefault(WORKING_DIRECTORY, ""));
    new SecurityMapping(base).write(service.security(), host);
    IsolationMapping.write(request, host);
    LifecycleMapping.write(service, container, host);
    MetadataMapping.write(request, container, host);
    return container.exec().getId();
  }

  private static void resources(Resources resources, HostSpecification host) {
    ResourcesMapping.write(resources, host);
    BlockIoMapping.write(resources.blockIo(), host);
    DeviceMapping.write(resources, host);
  }

  /** The networks that are joined after the creation: by priority, then by name. */
  static List<Map.Entry<String, EndpointRequest>> furtherEndpoints(ContainerRequest request) {
    Iterator<Map.Entry<String, EndpointRequest>> all = request.endpoints().entrySet().iterator();
    List<Map.Entry<String, EndpointRequest>> further = new ArrayList<>();
    if (all.hasNext()) {
      all.next();
    }
    all.forEachRemaining(further::add);
    further.sort((a, b) -> {
      int byPriority = Long.compare(priority(b.getValue()), priority(a.getValue()));
      return byPriority != 0 ? byPriority : a.getKey().compareTo(b.getKey());
    });
    return further;
  }

  private static long priority(EndpointRequest endpoint) {
    Long priority = endpoint.attachment() == null ? null : endpoint.attachment().priority();
    return priority == null ? 0 : priority;
  }

  /** Says what docker-java has no word for. */
  static void raw(DockerObject object, String name, Object value) {
    DockerObjectAccessor.overrideRawValue(object, name, value);
  }
}
