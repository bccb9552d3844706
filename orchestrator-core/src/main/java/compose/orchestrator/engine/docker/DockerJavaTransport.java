package compose.orchestrator.engine.docker;

import com.github.dockerjava.transport.DockerHttpClient;
import java.io.IOException;
import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Lets docker-java send its requests over our transport, which throws what engines refuse. */
final class DockerJavaTransport implements DockerHttpClient {
  private final EngineTransport transport;

  DockerJavaTransport(EngineTransport transport) {
    this.transport = transport;
  }

  @Override
  public Response execute(Request request) {
    var call =
        new EngineCall(request.method(), request.path(), headers(request), body(request), false);
    return new Answer(transport.call(call));
  }

  private static Map<String, String> headers(Request request) {
    Map<String, String> headers = new LinkedHashMap<>(request.headers());
    headers.keySet().removeIf(name -> name.equalsIgnoreCase("content-type"));
    return headers;
  }

  private static RequestBody body(Request request) {
    byte @Nullable [] bytes = request.bodyBytes();
    if (bytes != null) {
      return RequestBody.json(bytes);
    }
    InputStream stream = request.body();
    return stream == null ? RequestBody.NONE : RequestBody.tar(stream::transferTo);
  }

  @Override
  public void close() {
    // The transport belongs to the gateway.
  }

  /** An engine's answer in docker-java's terms. */
  private record Answer(EngineResponse response) implements Response {
    @Override
    public int getStatusCode() {
      return response.status();
    }

    @Override
    public Map<String, List<String>> getHeaders() {
      Map<String, List<String>> headers = new LinkedHashMap<>();
      response.headers().forEach((name, value) -> headers.put(name, List.of(value)));
      return headers;
    }

    @Override
    public InputStream getBody() {
      return response.body();
    }

    @Override
    public void close() {
      try {
        response.drain();
      } catch (IOException _) {
        // Closing it gives up the connection as well.
      }
      response.close();
    }
  }
}
