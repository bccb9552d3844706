package compose.orchestrator.engine.docker;

import compose.orchestrator.diagnostic.EngineException;
import compose.orchestrator.engine.ArchiveContent;
import compose.orchestrator.engine.ArchiveReader;
import compose.orchestrator.engine.ImageArchives;
import java.io.IOException;
import java.util.List;

/** Images as archives. */
final class DockerImageArchives implements ImageArchives {

  private final EngineTransport transport;
  private final EngineCalls calls;

  DockerImageArchives(EngineTransport transport, EngineCalls calls) {
    this.transport = transport;
    this.calls = calls;
  }

  @Override
  public <T> T save(List<String> references, ArchiveReader<T> reader) {
    var query = new EngineQuery("/images/get");
    references.forEach(reference -> query.with("names", reference));
    try (EngineResponse response = transport.call(EngineCall.get(query.toString()))) {
      return reader.readFrom(response.body());
    } catch (IOException e) {
      throw EngineFailures.lost(transport.address(), e);
    }
  }

  @Override
  public void load(ArchiveContent archive) {
    EngineCall call = EngineCall.post("/images/load?quiet=1", RequestBody.tar(archive::writeTo));
    try (EngineResponse response = transport.call(call)) {
      var json = new JsonReader(response.body());
      while (json.hasMore()) {
        ProgressReading line = ProgressReading.read(json);
        if (!line.error.isEmpty()) {
          throw new EngineException(
              200, "images-not-loaded", "cannot load images: " + line.error, null);
        }
      }
    } catch (IOException e) {
      throw EngineFailures.lost(transport.address(), e);
    }
  }

  @Override
  public void tag(String image, String reference) {
    ImageReference parts = ImageReference.parse(reference);
    String path = "/images/" + EngineQuery.encode(image) + "/tag";
    var query = new EngineQuery(path).with("repo", parts.repository()).with("tag", parts.tag());
    calls.run(EngineCall.post(query.toString()));
  }
}
