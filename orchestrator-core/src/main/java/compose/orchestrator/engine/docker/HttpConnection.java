package compose.orchestrator.engine.docker;

import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** One connection that speaks HTTP/1.1, used for one request after the other. */
final class HttpConnection implements Closeable {
  private static final long FRESH_NANOSECONDS = 10_000_000_000L;

  private final Wire wire;
  private final InputStream input;
  private final OutputStream output;
  private final byte[] buffer = new byte[16 * 1024];
  private int at;
  private int end;

  /** Whether it has answered before, so that the engine may have left it meanwhile. */
  private boolean used;

  private long answeredAt;

  HttpConnection(Wire wire) {
    this.wire = wire;
    this.input = wire.input();
    this.output = wire.output();
  }

  boolean used() {
    return used;
  }

  /** Whether it answered so lately that the engine will not have left it. */
  boolean isFresh() {
    return !used || System.nanoTime() - answeredAt < FRESH_NANOSECONDS;
  }

  /** Sends a request, whose path carries its API version already, and reads the answer's head. */
  HttpAnswer exchange(EngineCall call, String path) throws IOException {
    try {
      send(call, path);
    } catch (IOException e) {
      return refusalOfUpload(call, e);
    }
    return receive(call);
  }

  /** An engine that refuses a long body answers and stops reading: the answer says why. */
  private HttpAnswer refusalOfUpload(EngineCall call, IOException failure) throws IOException {
    if (call.body().length() >= 0) {
      throw failure;
    }
    try {
      return receive(call);
    } catch (IOException e) {
      failure.addSuppressed(e);
      throw failure;
    }
  }

  private void send(EngineCall call, String path) throws IOException {
    output.write(head(call, path).getBytes(StandardCharsets.UTF_8));
    RequestBody body = call.body();
    if (body.length() >= 0) {
      body.content().writeTo(output);
      return;
    }
    var chunks = new ChunkedOutput(output);
    body.content().writeTo(chunks);
    chunks.close();
  }

  private static String head(EngineCall call, String path) {
    var text = new StringBuilder(256);
    text.append(call.method()).append(' ').append(path).append(" HTTP/1.1\r\nHost: docker\r\n");
    text.append("User-Agent: compose-orchestrator\r\n");
    call.headers().forEach((name, value) -> header(text, name, value));
    RequestBody body = call.body();
    if (!body.type().isEmpty()) {
      header(text, "Content-Type", body.type());
    }
    if (call.hijack()) {
      header(text, "Connection", "Upgrade");
      header(text, "Upgrade", "tcp");
    }
    if (body.length() < 0) {
      header(text, "Transfer-Encoding", "chunked");
    } else if (body.length() > 0 || !call.method().equals("GET")) {
      header(text, "Content-Length", Long.toString(body.length()));
    }
    return text.append("\r\n").toString();
  }

  private static void header(StringBuilder text, String name, String value) {
    text.append(name).append(": ").append(value).append("\r\n");
  }

  private HttpAnswer receive(EngineCall call) throws IOException {
    String line = line();
    while (line.startsWith("HTTP/1.1 100")) {
      headers();
      line = line();
    }
    int space = line.indexOf(' ');
    if (!line.startsWith("HTTP/1.") || space < 0 || line.length() < space + 4) {
      throw new IOException("this is no container engine: it answered '" + line + "'");
    }
    int status = Integer.parseInt(line.substring(space + 1, space + 4));
    Map<String, String> headers = headers();
    used = true;
    answeredAt = System.nanoTime();
    return new HttpAnswer(status, headers, body(call, status, headers));
  }

  private HttpBody body(EngineCall call, int status, Map<String, String> headers) {
    boolean keep = !"close".equalsIgnoreCase(headers.get("connection"));
    if (status == 204 || status == 304 || call.method().equals("HEAD")) {
      return HttpBody.ofLength(this, 0, keep);
    }
    if ("chunked".equalsIgnoreCase(headers.get("transfer-encoding"))) {
      return HttpBody.chunked(this, keep);
    }
    String length = headers.get("content-length");
    return status == 101 || length == null
        ? HttpBody.untilClose(this)
        : HttpBody.ofLength(this, Long.parseLong(length), keep);
  }

  private Map<String, String> headers() throws IOException {
    Map<String, String> headers = new LinkedHashMap<>();
    for (String line = line(); !line.isEmpty(); line = line()) {
      int colon = line.indexOf(':');
      if (colon > 0) {
        headers.put(
            line.substring(0, colon).toLowerCase(Locale.ROOT), line.substring(colon + 1).strip());
      }
    }
    return headers;
  }

  /** One line of a head or of a chunk's size, without its end. */
  String line() throws IOException {
    var text = new StringBuilder();
    while (true) {
      if (at == end && !fill()) {
        throw new EOFException("the engine closed the connection");
      }
      char next = (char) (buffer[at++] & 0xff);
      if (next == '\n') {
        return text.toString();
      }
      if (next != '\r') {
        text.append(next);
      }
    }
  }

  private boolean fill() throws IOException {
    int count = input.read(buffer, 0, buffer.length);
    at = 0;
    end = Math.max(0, count);
    return count > 0;
  }

  /** Reads bytes of a body, what is buffered first. */
  int read(byte[] bytes, int offset, int length) throws IOException {
    if (at == end) {
      return input.read(bytes, offset, length);
    }
    int count = Math.min(length, end - at);
    System.arraycopy(buffer, at, bytes, offset, count);
    at += count;
    return count;
  }

  OutputStream output() {
    return output;
  }

  void closeOutput() throws IOException {
    wire.closeOutput();
  }

  @Override
  public void close() throws IOException {
    wire.close();
  }
}
