package compose.orchestrator.engine.docker;

import compose.orchestrator.engine.ContainerRequest;
import compose.orchestrator.engine.EndpointRequest;
import compose.orchestrator.model.Resources;
import compose.orchestrator.model.Service;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What is sent to make a container: each group of a service has its own mapping. */
final class ContainerCreation {
  private static final String WORKING_DIRECTORY = "com.docker.compose.project.working_dir";

  /** From here on a container can be made on all its networks at once. */
  private static final int SEVERAL_ENDPOINTS = 44;

  private final ApiVersion version;
  private final Map<String, String> proxies;

  /**
   * Makes containers.
   *
   * @param proxies variables that every container gets which does not set them itself
   */
  ContainerCreation(ApiVersion version, Map<String, String> proxies) {
    this.version = version;
    this.proxies = proxies;
  }

  EngineCall call(ContainerRequest request) {
    var query = new EngineQuery("/containers/create").with("name", request.name());
    String platform = request.service().imageSource().platform();
    if (platform != null) {
      query.with("platform", platform);
    }
    return EngineCall.post(query.toString(), body(request).body());
  }

  private JsonObject body(ContainerRequest request) {
    Service service = request.service();
    var container = new JsonObject().set("Image", request.image());
    var host = new JsonObject();
    new ProcessMapping(proxies).write(service.process(), container, host);
    new NetworkingMapping(request, isAtOnce()).write(container, host);
    StorageMapping.write(request, host);
    resources(service.resources(), host);
    Path base = Path.of(request.labels().getOrDefault(WORKING_DIRECTORY, ""));
    new SecurityMapping(base).write(service.security(), host);
    IsolationMapping.write(request, host);
    LifecycleMapping.write(service, container, host);
    MetadataMapping.write(request, container, host);
    if (request.attachInput()) {
      container.set("AttachStdin", true).set("StdinOnce", true);
    }
    if (request.autoRemove()) {
      host.set("AutoRemove", true);
    }
    return container.set("HostConfig", host);
  }

  private static void resources(Resources resources, JsonObject host) {
    ResourcesMapping.write(resources, host);
    BlockIoMapping.write(resources.blockIo(), host);
    DeviceMapping.write(resources, host);
  }

  private boolean isAtOnce() {
    return version.isAtLeast(1, SEVERAL_ENDPOINTS);
  }

  /** The networks that are to be joined after the creation: by priority, then by name. */
  List<Map.Entry<String, EndpointRequest>> furtherEndpoints(ContainerRequest request) {
    var further = new ArrayList<>(request.endpoints().entrySet());
    if (isAtOnce() || further.isEmpty()) {
      return List.of();
    }
    further.removeFirst();
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
}
