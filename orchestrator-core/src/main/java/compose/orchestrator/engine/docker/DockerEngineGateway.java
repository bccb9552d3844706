package compose.orchestrator.engine.docker;

import compose.orchestrator.diagnostic.Diagnostic;
import compose.orchestrator.diagnostic.EngineException;
import compose.orchestrator.engine.AttachRequest;
import compose.orchestrator.engine.BuildRequest;
import compose.orchestrator.engine.ContainerDetails;
import compose.orchestrator.engine.ContainerEvent;
import compose.orchestrator.engine.ContainerFiles;
import compose.orchestrator.engine.ContainerProcesses;
import compose.orchestrator.engine.ContainerRequest;
import compose.orchestrator.engine.ContainerStatistics;
import compose.orchestrator.engine.ContainerSummary;
import compose.orchestrator.engine.ContainerUpdate;
import compose.orchestrator.engine.EndpointRequest;
import compose.orchestrator.engine.EngineDefaults;
import compose.orchestrator.engine.EngineGateway;
import compose.orchestrator.engine.EngineHost;
import compose.orchestrator.engine.EngineVersion;
import compose.orchestrator.engine.EventSubscription;
import compose.orchestrator.engine.ExecRequest;
import compose.orchestrator.engine.FileContent;
import compose.orchestrator.engine.ImageArchives;
import compose.orchestrator.engine.ImageDetails;
import compose.orchestrator.engine.ImageProgress;
import compose.orchestrator.engine.ImageSummary;
import compose.orchestrator.engine.LogRequest;
import compose.orchestrator.engine.NetworkDetails;
import compose.orchestrator.engine.NetworkRequest;
import compose.orchestrator.engine.OutputSink;
import compose.orchestrator.engine.OutputStreamHandle;
import compose.orchestrator.engine.UnmetRequirement;
import compose.orchestrator.engine.VolumeDetails;
import compose.orchestrator.engine.VolumeRequest;
import compose.orchestrator.registry.RegistryAccess;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The Docker Engine API. Frequent requests are plain ones here; statistics come through
 * docker-java, which is not loaded before.
 */
final class DockerEngineGateway implements EngineGateway {
  private final EngineTransport transport;
  private final EngineCalls calls;
  private final EngineSettings settings;
  private final DockerImages images;
  private final ContainerStreams streams;
  private @Nullable DockerJava dockerJava;
  private @Nullable Map<String, String> proxies;

  DockerEngineGateway(EngineTransport transport, EngineSettings settings) {
    this.transport = transport;
    this.calls = new EngineCalls(transport);
    this.settings = settings;
    this.images = new DockerImages(transport, calls, settings);
    this.streams = new ContainerStreams(transport, settings.clock());
  }

  @Override
  public EngineVersion version() {
    return calls.read(EngineCall.get("/version"), VersionReading::read);
  }

  @Override
  public EngineDefaults defaults() {
    return calls.read(EngineCall.get("/info"), EngineDefaultsReading::read);
  }

  @Override
  public EngineHost host() {
    return calls.read(EngineCall.get("/info"), EngineHostReading::read);
  }

  @Override
  public boolean isLocal() {
    return transport.address().isLocal();
  }

  @Override
  public List<UnmetRequirement> unmet(ContainerRequest request) {
    return EngineRequirements.unmet(request, transport.apiVersion());
  }

  @Override
  public List<UnmetRequirement> unmet(NetworkRequest request) {
    return EngineRequirements.unmet(request, transport.apiVersion());
  }

  @Override
  public List<ContainerSummary> containers(List<String> labels) {
    var query = new EngineQuery("/containers/json").flag("all", true).filter("label", labels);
    return calls.read(EngineCall.get(query.toString()), ContainerListing::readAll);
  }

  @Override
  public @Nullable ContainerDetails container(String idOrName) {
    return calls.readIfThere(
        EngineCall.get(container(idOrName, "/json")), json -> new ContainerInspection(json).read());
  }

  private static String container(String idOrName, String rest) {
    return "/containers/" + EngineQuery.encode(idOrName) + rest;
  }

  @Override
  public List<NetworkDetails> networks() {
    return calls.read(EngineCall.get("/networks"), NetworkReading::readAll);
  }

  @Override
  public List<VolumeDetails> volumes() {
    return calls.read(EngineCall.get("/volumes"), VolumeReading::readAll);
  }

  @Override
  public @Nullable ImageDetails image(String reference) {
    return images.details(reference);
  }

  @Override
  public List<ImageSummary> images(List<String> references) {
    return images.list(references);
  }

  @Override
  public String imageDigest(String reference) {
    return images.digest(reference);
  }

  @Override
  public void pull(String reference, @Nullable String platform, Consumer<ImageProgress> progress) {
    images.pull(reference, platform, progress);
  }

  @Override
  public void push(String reference, Consumer<ImageProgress> progress) {
    images.push(reference, progress);
  }

  @Override
  public String build(BuildRequest request, Consumer<String> output) {
    return images.build(request, output);
  }

  @Override
  public void removeImage(String reference) {
    images.remove(reference);
  }

  @Override
  public String logins() {
    return images.credentials().configuration();
  }

  @Override
  public RegistryAccess registries() {
    return new DockerRegistries(calls, images.credentials());
  }

  @Override
  public List<Diagnostic> builderNotes() {
    return Buildx.notes(settings);
  }

  /** Read once: the user's settings do not change during a command. */
  @Override
  public synchronized Map<String, String> buildArguments() {
    if (proxies == null) {
      proxies = ProxySettings.variables(settings, transport.address());
    }
    return proxies;
  }

  @Override
  public ImageArchives imageArchives() {
    return new DockerImageArchives(transport, calls);
  }

  @Override
  public String createNetwork(NetworkRequest request) {
    return made(EngineCall.post("/networks/create", NetworkMapping.network(request).body()));
  }

  /** Makes a thing and returns its id. */
  private String made(EngineCall call) {
    return calls.read(call, json -> Objects.requireNonNullElse(json.textOf("Id"), ""));
  }

  @Override
  public void removeNetwork(String idOrName) {
    calls.runUnless(404, EngineCall.of("DELETE", "/networks/" + EngineQuery.encode(idOrName)));
  }

  @Override
  public void connect(String network, String container, EndpointRequest endpoint) {
    String address = endpoint.attachment() == null ? null : endpoint.attachment().macAddress();
    var body =
        new JsonObject()
            .set("Container", container)
            .set("EndpointConfig", EndpointMapping.endpoint(endpoint, address));
    calls.run(EngineCall.post(network(network, "/connect"), body.body()));
  }

  private static String network(String idOrName, String rest) {
    return "/networks/" + EngineQuery.encode(idOrName) + rest;
  }

  @Override
  public void disconnect(String network, String container, boolean force) {
    var body = new JsonObject().set("Container", container).set("Force", force);
    calls.run(EngineCall.post(network(network, "/disconnect"), body.body()));
  }

  @Override
  public void createVolume(VolumeRequest request) {
    calls.run(EngineCall.post("/volumes/create", VolumeMapping.volume(request).body()));
  }

  @Override
  public void removeVolume(String name) {
    calls.runUnless(404, EngineCall.of("DELETE", "/volumes/" + EngineQuery.encode(name)));
  }

  @Override
  public String createContainer(ContainerRequest request) {
    ApiVersion version = transport.apiVersion();
    var creation = new ContainerCreation(version, buildArguments());
    String id = made(creation.call(request));
    try {
      for (var further : creation.furtherEndpoints(request)) {
        connect(further.getKey(), id, further.getValue());
      }
    } catch (EngineException e) {
      removeContainer(id, true, true);
      throw e;
    }
    return id;
  }

  private synchronized DockerJava dockerJava() {
    if (dockerJava == null) {
      dockerJava = new DockerJava(transport);
    }
    return dockerJava;
  }

  @Override
  public void start(String container) {
    calls.run(EngineCall.post(container(container, "/start")));
  }

  @Override
  public void stop(String container, @Nullable Duration timeout) {
    var query = new EngineQuery(container(container, "/stop"));
    if (timeout != null) {
      query.with("t", Long.toString(timeout.toSeconds()));
    }
    calls.run(EngineCall.post(query.toString()));
  }

  @Override
  public void kill(String container, String signal) {
    var query = new EngineQuery(container(container, "/kill")).with("signal", signal);
    calls.runUnless(409, EngineCall.post(query.toString()));
  }

  @Override
  public void pause(String container) {
    calls.run(EngineCall.post(container(container, "/pause")));
  }

  @Override
  public void unpause(String container) {
    calls.run(EngineCall.post(container(container, "/unpause")));
  }

  @Override
  public void removeContainer(String container, boolean force, boolean anonymousVolumes) {
    var query =
        new EngineQuery(container(container, "")).flag("force", force).flag("v", anonymousVolumes);
    try {
      calls.runUnless(404, EngineCall.of("DELETE", query.toString()));
    } catch (EngineException e) {
      if (!String.valueOf(e.getMessage()).contains("is already in progress")) {
        throw e;
      }
    }
  }

  @Override
  public void rename(String container, String name) {
    var query = new EngineQuery(container(container, "/rename")).with("name", name);
    calls.run(EngineCall.post(query.toString()));
  }

  @Override
  public void update(String container, ContainerUpdate update) {
    RequestBody body = RequestBody.json(UpdateMapping.json(update));
    calls.run(EngineCall.post(container(container, "/update"), body));
  }

  @Override
  public void copyInto(String container, FileContent file) {
    new ContainerArchives(transport, calls).unpack(container, file);
  }

  @Override
  public ContainerFiles files() {
    return new ContainerArchives(transport, calls);
  }

  @Override
  public ContainerProcesses processes(String container) {
    return calls.read(EngineCall.get(container(container, "/top")), ProcessesReading::read);
  }

  @Override
  public ContainerStatistics statistics(String container) {
    return dockerJava().statistics(container);
  }

  @Override
  public int exec(String container, ExecRequest request, OutputSink output) {
    String id = createExec(container, request);
    streams.startExec(id, request, output);
    return calls.read(EngineCall.get("/exec/" + id + "/json"), ExitReading::execution);
  }

  private String createExec(String container, ExecRequest request) {
    RequestBody body = ExecMapping.command(request).body();
    return made(EngineCall.post(container(container, "/exec"), body));
  }

  @Override
  public void execDetached(String container, ExecRequest request) {
    String id = createExec(container, request);
    calls.run(EngineCall.post("/exec/" + id + "/start", RequestBody.json("{\"Detach\":true}")));
  }

  @Override
  public void logs(String container, LogRequest request, OutputSink output) {
    streams.logs(container, request, output);
  }

  @Override
  public OutputStreamHandle attach(String container, AttachRequest request, OutputSink output) {
    return streams.attach(container, request, output);
  }

  @Override
  public void resize(String container, int rows, int columns) {
    streams.resize(container(container, ""), rows, columns);
  }

  @Override
  public @Nullable String detachKeys() {
    return ClientConfiguration.text(settings.configurationFolder(), "detachKeys");
  }

  @Override
  public int waitUntilStopped(String container) {
    return calls.read(EngineCall.post(container(container, "/wait")), ExitReading::container);
  }

  @Override
  public EventSubscription events(
      List<String> labels,
      @Nullable String since,
      @Nullable String until,
      Consumer<ContainerEvent> consumer) {
    return new ContainerEvents(transport, settings.clock())
        .subscribe(labels, since, until, consumer);
  }

  @Override
  public EventSubscription events(List<String> labels, Consumer<ContainerEvent> consumer) {
    return new ContainerEvents(transport, settings.clock()).subscribe(labels, consumer);
  }

  @Override
  public void close() {
    transport.close();
  }
}
