package compose.orchestrator.engine.docker;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/** An engine's answer. Closing it gives its connection back, or ends it where bytes are left. */
final class EngineResponse implements Closeable {
  private final EngineTransport transport;
  private final HttpAnswer answer;
  private final AtomicBoolean closed = new AtomicBoolean();

  EngineResponse(EngineTransport transport, HttpAnswer answer) {
    this.transport = transport;
    this.answer = answer;
  }

  int status() {
    return answer.status();
  }

  Map<String, String> headers() {
    return answer.headers();
  }

  /** A header by its name in lower case. */
  @Nullable String header(String name) {
    return answer.headers().get(name);
  }

  InputStream body() {
    return answer.body();
  }

  /** Where the connection became a stream: what the other end reads. */
  OutputStream output() {
    return answer.body().connection().output();
  }

  void closeOutput() throws IOException {
    answer.body().connection().closeOutput();
  }

  /** Reads what is left, so that the connection can be used again. */
  void drain() throws IOException {
    byte[] rest = new byte[512];
    InputStream body = answer.body();
    while (body.read(rest, 0, rest.length) >= 0) {
      // The rest of a document: white space and the end of the chunks.
    }
  }

  @Override
  public void close() {
    if (closed.compareAndSet(false, true)) {
      transport.release(answer.body());
    }
  }
}
