package compose.orchestrator.engine.docker;

import compose.orchestrator.diagnostic.EngineException;
import compose.orchestrator.engine.ArchiveContent;
import compose.orchestrator.engine.ArchiveReader;
import compose.orchestrator.engine.CommitRequest;
import compose.orchestrator.engine.ContainerFiles;
import compose.orchestrator.engine.FileContent;
import compose.orchestrator.engine.PathInContainer;
import compose.orchestrator.files.TarWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/** Files of containers, on their way in and out. */
final class ContainerArchives implements ContainerFiles {

  /** The bit by which Go's file modes mark folders. */
  private static final long FOLDER = 1L << 31;

  private final EngineTransport transport;
  private final EngineCalls calls;

  ContainerArchives(EngineTransport transport, EngineCalls calls) {
    this.transport = transport;
    this.calls = calls;
  }

  private static EngineQuery archive(String container, String path) {
    return new EngineQuery("/containers/" + EngineQuery.encode(container) + "/archive")
        .with("path", path);
  }

  @Override
  public void unpack(String container, String folder, ArchiveContent content) {
    String path = archive(container, folder).toString();
    calls.run(EngineCall.put(path, RequestBody.tar(content::writeTo)));
  }

  /** Writes one file at its place, seen from the container's root. */
  void unpack(String container, FileContent file) {
    unpack(
        container,
        "/",
        output -> {
          ByteBuffer content = file.content().asReadOnlyBuffer();
          byte[] bytes = new byte[content.remaining()];
          content.get(bytes);
          String name = file.path().startsWith("/") ? file.path().substring(1) : file.path();
          var archive = new TarWriter(output);
          archive.add(name, bytes, file.mode(), file.uid(), file.gid());
          archive.finish();
        });
  }

  @Override
  public @Nullable PathInContainer pathIn(String container, String path) {
    EngineCall call = EngineCall.of("HEAD", archive(container, path).toString());
    try (EngineResponse response = transport.send(call)) {
      String stat = response.header("x-docker-container-path-stat");
      if (response.status() == 404) {
        return null;
      }
      if (response.status() >= 400 || stat == null) {
        throw EngineFailures.refused(call, response);
      }
      return read(new JsonReader(Base64.getDecoder().decode(stat)));
    } catch (IOException e) {
      throw EngineFailures.lost(transport.address(), e);
    }
  }

  private static PathInContainer read(JsonReader json) throws IOException {
    String[] texts = {"", ""};
    long[] mode = {0};
    json.object(field -> {
      switch (field) {
        case "name" -> texts[0] = json.text();
        case "mode" -> mode[0] = json.number();
        case "linkTarget" -> texts[1] = json.text();
        default -> json.skip();
      }
    });
    return new PathInContainer(texts[0], (mode[0] & FOLDER) != 0, texts[1]);
  }

  @Override
  public void place(String container, String folder, boolean owned, ArchiveContent content) {
    String path =
        archive(container, folder)
            .flag("noOverwriteDirNonDir", true)
            .flag("copyUIDGID", owned)
            .toString();
    calls.run(EngineCall.put(path, RequestBody.tar(content::writeTo)));
  }

  @Override
  public <T> T pack(String container, String path, ArchiveReader<T> reader) {
    EngineCall call = EngineCall.get(archive(container, path).toString());
    try (EngineResponse response = transport.call(call)) {
      return reader.readFrom(response.body());
    } catch (IOException e) {
      throw new EngineException(
          "copy-failed",
          "cannot copy " + path + ": " + e.getMessage(),
          "correct what it says and copy again");
    }
  }

  @Override
  public void export(String container, OutputStream output) {
    copy(EngineCall.get("/containers/" + EngineQuery.encode(container) + "/export"), output);
  }

  private void copy(EngineCall call, OutputStream output) {
    try (EngineResponse response = transport.call(call)) {
      response.body().transferTo(output);
    } catch (IOException e) {
      throw EngineFailures.lost(transport.address(), e);
    }
  }

  @Override
  public String commit(String container, CommitRequest request) {
    var query =
        new EngineQuery("/commit")
            .with("container", container)
            .with("pause", request.pause() ? "1" : "0");
    if (request.reference() != null) {
      String reference = request.reference();
      int colon = reference.lastIndexOf(':');
      boolean tagged = colon > reference.lastIndexOf('/');
      query.with("repo", tagged ? reference.substring(0, colon) : reference);
      query.with("tag", tagged ? reference.substring(colon + 1) : "");
    }
    if (request.author() != null) {
      query.with("author", request.author());
    }
    if (request.message() != null) {
      query.with("comment", request.message());
    }
    request.changes().forEach(change -> query.with("changes", change));
    return calls.read(
        EngineCall.post(query.toString(), RequestBody.json("{}")),
        json -> {
          String id = json.textOf("Id");
          return id == null ? "" : id;
        });
  }
}
