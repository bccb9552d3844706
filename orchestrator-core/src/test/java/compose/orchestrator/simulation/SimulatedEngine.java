package compose.orchestrator.simulation;

import compose.orchestrator.diagnostic.EngineException;
import compose.orchestrator.engine.BuildRequest;
import compose.orchestrator.engine.ContainerDetails;
import compose.orchestrator.engine.ContainerEvent;
import compose.orchestrator.engine.ContainerRequest;
import compose.orchestrator.engine.ContainerSummary;
import compose.orchestrator.engine.ContainerUpdate;
import compose.orchestrator.engine.Endpoint;
import compose.orchestrator.engine.EndpointRequest;
import compose.orchestrator.engine.EngineDefaults;
import compose.orchestrator.engine.EngineHost;
import compose.orchestrator.engine.EngineVersion;
import compose.orchestrator.engine.EventSubscription;
import compose.orchestrator.engine.ExecRequest;
import compose.orchestrator.engine.FileContent;
import compose.orchestrator.engine.ImageDetails;
import compose.orchestrator.engine.ImageProgress;
import compose.orchestrator.engine.ImageSummary;
import compose.orchestrator.engine.NetworkDetails;
import compose.orchestrator.engine.NetworkRequest;
import compose.orchestrator.engine.OutputSink;
import compose.orchestrator.engine.UnmetRequirement;
import compose.orchestrator.engine.VolumeDetails;
import compose.orchestrator.engine.VolumeRequest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** An engine in memory, for one test: the same answers and refusals, at once. */
public final class SimulatedEngine extends QuietEngine {

  private final Map<String, SimulatedContainer> containers = new LinkedHashMap<>();
  private final SimulatedResources resources = new SimulatedResources();
  private final List<Consumer<ContainerEvent>> listeners = new ArrayList<>();
  private final List<String> calls = new ArrayList<>();

  /** Puts an image on the engine; its defaults are empty. */
  public synchronized void addImage(String reference) {
    resources.addImage(reference);
  }

  /** Everything that changed the engine, in order, such as {@code start web-1}. */
  public synchronized List<String> calls() {
    return List.copyOf(calls);
  }

  private SimulatedContainer find(String idOrName) {
    SimulatedContainer found = findOrNull(idOrName);
    if (found == null) {
      throw new EngineException(404, "engine-refused", "No such container: " + idOrName, null);
    }
    return found;
  }

  private @Nullable SimulatedContainer findOrNull(String idOrName) {
    for (SimulatedContainer container : containers.values()) {
      if (container.id.equals(idOrName) || container.name.equals(idOrName)) {
        return container;
      }
    }
    return null;
  }

  private void emit(SimulatedContainer container, String action) {
    var event = new ContainerEvent(action, container.id, container.labels, 0);
    List.copyOf(listeners).forEach(listener -> listener.accept(event));
  }

  @Override
  public EngineVersion version() {
    return new EngineVersion("28.0.0", "1.48", "linux", "amd64");
  }

  @Override
  public EngineDefaults defaults() {
    return new EngineDefaults("json-file", "runc", "private", Set.of());
  }

  @Override
  public EngineHost host() {
    return new EngineHost("simulated", "simulated", "/var/lib/docker");
  }

  @Override
  public boolean isLocal() {
    return false;
  }

  @Override
  public synchronized List<ContainerSummary> containers(List<String> labels) {
    return containers.values().stream()
        .filter(container -> container.carries(labels))
        .map(SimulatedContainer::summary)
        .toList();
  }

  @Override
  public synchronized @Nullable ContainerDetails container(String idOrName) {
    SimulatedContainer found = findOrNull(idOrName);
    return found == null ? null : found.details();
  }

  @Override
  public synchronized List<NetworkDetails> networks() {
    return List.copyOf(resources.networks().values());
  }

  @Override
  public synchronized List<VolumeDetails> volumes() {
    return List.copyOf(resources.volumes().values());
  }

  @Override
  public synchronized @Nullable ImageDetails image(String reference) {
    return resources.image(reference);
  }

  @Override
  public synchronized List<ImageSummary> images(List<String> references) {
    return resources.images(references);
  }

  @Override
  public String imageDigest(String reference) {
    throw new EngineException(404, "image-not-found", reference + " is in no registry", null);
  }

  @Override
  public synchronized void pull(
      String reference, @Nullable String platform, Consumer<ImageProgress> progress) {
    calls.add("pull " + reference);
    addImage(reference);
  }

  @Override
  public synchronized void push(String reference, Consumer<ImageProgress> progress) {
    calls.add("push " + reference);
  }

  @Override
  public synchronized String build(BuildRequest request, Consumer<String> output) {
    calls.add("build " + request.tags().getFirst());
    addImage(request.tags().getFirst());
    return "";
  }

  @Override
  public synchronized void removeImage(String reference) {
    calls.add("remove image " + reference);
    resources.removeImage(reference);
  }

  @Override
  public synchronized String createNetwork(NetworkRequest request) {
    calls.add("create network " + request.name());
    return resources.createNetwork(request);
  }

  @Override
  public synchronized void removeNetwork(String idOrName) {
    for (SimulatedContainer container : containers.values()) {
      for (Endpoint endpoint : container.networks.values()) {
        if (container.running() && endpoint.networkId().equals(idOrName)) {
          throw new EngineException(403, "engine-refused", "network has active endpoints", null);
        }
      }
    }
    calls.add("remove network");
    resources
        .networks()
        .values()
        .removeIf(n -> n.id().equals(idOrName) || n.name().equals(idOrName));
  }

  @Override
  public synchronized void connect(String network, String container, EndpointRequest endpoint) {
    calls.add("connect " + find(container).name + " to " + network);
    attach(find(container), network, endpoint);
  }

  private void attach(SimulatedContainer container, String name, EndpointRequest request) {
    NetworkDetails network = resources.networks().get(name);
    if (network == null) {
      throw new EngineException(404, "engine-refused", "network " + name + " not found", null);
    }
    container.join(network, request);
  }

  @Override
  public synchronized void disconnect(String network, String container, boolean force) {
    calls.add("disconnect " + find(container).name + " from " + network);
    find(container).networks.remove(network);
  }

  @Override
  public List<UnmetRequirement> unmet(ContainerRequest request) {
    return List.of();
  }

  @Override
  public List<UnmetRequirement> unmet(NetworkRequest request) {
    return List.of();
  }

  @Override
  public synchronized void createVolume(VolumeRequest request) {
    calls.add("create volume " + request.name());
    resources.createVolume(request);
  }

  @Override
  public synchronized void removeVolume(String name) {
    calls.add("remove volume " + name);
    resources.volumes().remove(name);
  }

  /** Takes away the labels that docker compose would not have given. */
  public synchronized void leaveLabelsOfDockerCompose() {
    for (SimulatedContainer container : containers.values()) {
      container.labels.keySet().removeIf(label -> label.startsWith("compose.orchestrator."));
    }
  }

  @Override
  public synchronized String createContainer(ContainerRequest request) {
    if (findOrNull(request.name()) != null) {
      throw new EngineException(409, "name-in-use", request.name() + " is in use", null);
    }
    ImageDetails image = image(request.image());
    if (image == null) {
      throw new EngineException(404, "no-such-image", request.image(), null);
    }
    var container = new SimulatedContainer(resources.nextId(), request, image);
    request.endpoints().forEach((network, endpoint) -> attach(container, network, endpoint));
    calls.add("create " + request.name());
    containers.put(container.id, container);
    emit(container, "create");
    return container.id;
  }

  @Override
  public synchronized void start(String idOrName) {
    SimulatedContainer container = find(idOrName);
    if (container.running()) {
      return;
    }
    container.networks.forEach(this::requireThere);
    calls.add("start " + container.name);
    container.status = "running";
    container.starts++;
    container.health = container.service().lifecycle().healthCheck() == null ? null : "healthy";
    emit(container, "start");
    if (container.isHook()) {
      end(container, container.hookExitCode());
    }
  }

  /** As an engine looks for it: by its id, where the container has been on it. */
  private void requireThere(String name, Endpoint endpoint) {
    NetworkDetails network = resources.networks().get(name);
    if (network == null || !network.id().equals(endpoint.networkId())) {
      throw new EngineException(404, "engine-refused", "network " + name + " is gone", null);
    }
  }

  @Override
  public synchronized void stop(String idOrName, @Nullable Duration timeout) {
    SimulatedContainer container = find(idOrName);
    calls.add("stop " + container.name);
    end(container, 0);
  }

  /** Ends a container by itself, as its process might. */
  public synchronized void end(String idOrName, int exitCode) {
    end(find(idOrName), exitCode);
  }

  private void end(SimulatedContainer container, int exitCode) {
    if (container.running()) {
      container.status = "exited";
      container.exitCode = exitCode;
      emit(container, "die");
    }
  }

  @Override
  public synchronized void kill(String idOrName, String signal) {
    calls.add("kill " + find(idOrName).name);
    end(find(idOrName), 137);
  }

  @Override
  public synchronized void pause(String idOrName) {
    change(idOrName, "pause", "running", "paused");
  }

  @Override
  public synchronized void unpause(String idOrName) {
    change(idOrName, "unpause", "paused", "running");
  }

  private void change(String idOrName, String action, String from, String to) {
    SimulatedContainer container = find(idOrName);
    if (!container.status.equals(from)) {
      throw new EngineException(409, "engine-refused", container.name + " is not " + from, null);
    }
    calls.add(action + " " + container.name);
    container.status = to;
    emit(container, action);
  }

  @Override
  public synchronized void removeContainer(String idOrName, boolean force, boolean volumes) {
    SimulatedContainer container = findOrNull(idOrName);
    if (container == null) {
      return;
    }
    if (container.running() && !force) {
      throw new EngineException(409, "engine-refused", "container is running", null);
    }
    calls.add("remove " + container.name);
    containers.remove(container.id);
    emit(container, "destroy");
  }

  @Override
  public synchronized void rename(String idOrName, String name) {
    if (findOrNull(name) != null) {
      throw new EngineException(409, "name-in-use", name + " is in use", null);
    }
    calls.add("rename " + find(idOrName).name + " to " + name);
    find(idOrName).name = name;
  }

  @Override
  public synchronized void update(String container, ContainerUpdate update) {
    calls.add("update " + find(container).name);
    find(container).updates.add(update);
  }

  @Override
  public synchronized void copyInto(String container, FileContent file) {
    calls.add("copy " + file.path() + " into " + find(container).name);
  }

  @Override
  public synchronized void execDetached(String container, ExecRequest request) {
    exec(container, request, (error, buffer, offset, length) -> {});
  }

  @Override
  public synchronized int exec(String container, ExecRequest request, OutputSink output) {
    calls.add("exec " + String.join(" ", request.command()) + " in " + find(container).name);
    return 0;
  }

  @Override
  public synchronized int waitUntilStopped(String container) {
    return find(container).exitCode;
  }

  @Override
  public EventSubscription events(
      List<String> labels,
      @Nullable String since,
      @Nullable String until,
      Consumer<ContainerEvent> consumer) {
    return events(labels, consumer);
  }

  @Override
  public synchronized EventSubscription events(
      List<String> labels, Consumer<ContainerEvent> consumer) {
    listeners.add(consumer);
    return () -> listeners.remove(consumer);
  }

  @Override
  public void close() {
    // nothing is open
  }
}
