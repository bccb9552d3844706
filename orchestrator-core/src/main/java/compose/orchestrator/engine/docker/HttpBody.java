package compose.orchestrator.engine.docker;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;

/** The body of an answer: knows where it ends, and whether the connection can be used again. */
final class HttpBody extends InputStream {
  private final HttpConnection connection;
  private final boolean chunked;
  private final boolean keep;
  private boolean firstChunk = true;

  /** Bytes left of the body or of the chunk. */
  private long remaining;

  private boolean ended;

  private HttpBody(HttpConnection connection, boolean chunked, long remaining, boolean keep) {
    this.connection = connection;
    this.chunked = chunked;
    this.remaining = remaining;
    this.keep = keep;
    this.ended = !chunked && remaining == 0;
  }

  static HttpBody ofLength(HttpConnection connection, long length, boolean keep) {
    return new HttpBody(connection, false, length, keep);
  }

  static HttpBody chunked(HttpConnection connection, boolean keep) {
    return new HttpBody(connection, true, 0, keep);
  }

  static HttpBody untilClose(HttpConnection connection) {
    return new HttpBody(connection, false, Long.MAX_VALUE, false);
  }

  /** Whether everything was read and the connection stands for another request. */
  boolean reusable() {
    return ended && keep;
  }

  HttpConnection connection() {
    return connection;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    if (ended || (chunked && remaining == 0 && !nextChunk())) {
      return -1;
    }
    int count = connection.read(bytes, offset, (int) Math.min(length, remaining));
    if (count < 0) {
      return endOfConnection();
    }
    if (remaining != Long.MAX_VALUE) {
      remaining -= count;
    }
    ended = !chunked && remaining == 0;
    return count;
  }

  private int endOfConnection() throws IOException {
    if (remaining != Long.MAX_VALUE) {
      throw new EOFException("the engine closed the connection in the middle of its answer");
    }
    ended = true;
    return -1;
  }

  private boolean nextChunk() throws IOException {
    if (!firstChunk) {
      connection.line();
    }
    firstChunk = false;
    String size = connection.line();
    int extension = size.indexOf(';');
    remaining = Long.parseLong(extension < 0 ? size : size.substring(0, extension), 16);
    if (remaining > 0) {
      return true;
    }
    while (!connection.line().isEmpty()) {
      // Trailers say nothing that is needed.
    }
    ended = true;
    return false;
  }
}
