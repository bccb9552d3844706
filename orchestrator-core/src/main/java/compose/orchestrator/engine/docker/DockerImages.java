package compose.orchestrator.engine.docker;

import compose.orchestrator.engine.BuildRequest;
import compose.orchestrator.engine.ImageDetails;
import compose.orchestrator.engine.ImageProgress;
import compose.orchestrator.engine.ImageSummary;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Images of an engine: how they come there, are looked at, and go. */
final class DockerImages {
  private final EngineTransport transport;
  private final EngineCalls calls;
  private final EngineSettings settings;

  DockerImages(EngineTransport transport, EngineCalls calls, EngineSettings settings) {
    this.transport = transport;
    this.calls = calls;
    this.settings = settings;
  }

  @Nullable ImageDetails details(String reference) {
    return calls.readIfThere(
        EngineCall.get("/images/" + EngineQuery.encode(reference) + "/json"),
        json -> new ImageReading(json).details());
  }

  List<ImageSummary> list(List<String> references) {
    var query = new EngineQuery("/images/json").filter("reference", references);
    return calls.read(EngineCall.get(query.toString()), ImageReading::readAll);
  }

  String digest(String reference) {
    return new ImageDistribution(calls, credentials()).digest(reference);
  }

  void pull(String reference, @Nullable String platform, Consumer<ImageProgress> progress) {
    new ImagePull(transport, credentials()).pull(reference, platform, progress);
  }

  void push(String reference, Consumer<ImageProgress> progress) {
    new ImagePush(transport, credentials()).push(reference, progress);
  }

  String build(BuildRequest request, Consumer<String> output) {
    Path buildx = Buildx.find(settings);
    return buildx == null
        ? new ImageBuild(transport, credentials()).build(request, output)
        : new Buildx(buildx, settings, transport.address()).build(request, output);
  }

  void remove(String reference) {
    calls.runUnless(404, EngineCall.of("DELETE", "/images/" + EngineQuery.encode(reference)));
  }

  /** The user's logins at registries, read anew: somebody may have logged in meanwhile. */
  RegistryCredentials credentials() {
    return new RegistryCredentials(settings.environment(), settings.home());
  }
}
