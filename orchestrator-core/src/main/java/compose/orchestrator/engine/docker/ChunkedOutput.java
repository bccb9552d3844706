package compose.orchestrator.engine.docker;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/** Writes a body of unknown length. Closing ends the body, not the connection. */
final class ChunkedOutput extends OutputStream {
  private static final byte[] LINE_END = {'\r', '\n'};

  private final OutputStream target;
  private final byte[] buffer = new byte[32 * 1024];
  private int filled;

  ChunkedOutput(OutputStream target) {
    this.target = target;
  }

  @Override
  public void write(int b) throws IOException {
    if (filled == buffer.length) {
      flush();
    }
    buffer[filled++] = (byte) b;
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    int done = 0;
    while (done < length) {
      if (filled == buffer.length) {
        flush();
      }
      int count = Math.min(length - done, buffer.length - filled);
      System.arraycopy(bytes, offset + done, buffer, filled, count);
      filled += count;
      done += count;
    }
  }

  @Override
  public void flush() throws IOException {
    if (filled == 0) {
      return;
    }
    target.write((Integer.toHexString(filled) + "\r\n").getBytes(StandardCharsets.US_ASCII));
    target.write(buffer, 0, filled);
    target.write(LINE_END);
    filled = 0;
  }

  @Override
  public void close() throws IOException {
    flush();
    target.write("0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
  }
}
