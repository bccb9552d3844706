package compose.orchestrator.engine.docker;

import compose.orchestrator.engine.OutputSink;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;

/**
 * Takes a container's output apart. Without a terminal it comes in frames, each with a head of
 * eight bytes: the stream, three zeroes, the length. With one it comes as it is.
 */
final class OutputDemultiplexer {
  private static final int HEAD = 8;

  private final InputStream input;
  private final OutputSink sink;
  private final byte[] buffer = new byte[32 * 1024];
  private int at;
  private int end;

  private OutputDemultiplexer(InputStream input, OutputSink sink) {
    this.input = input;
    this.sink = sink;
  }

  static void copy(InputStream input, boolean tty, OutputSink sink) throws IOException {
    var output = new OutputDemultiplexer(input, sink);
    if (tty) {
      output.copyPlain();
    } else {
      output.copyFrames();
    }
  }

  private void copyPlain() throws IOException {
    while (fill()) {
      sink.accept(false, buffer, 0, end);
    }
  }

  private void copyFrames() throws IOException {
    while (gather()) {
      boolean error = buffer[at] >= 2;
      long length = length();
      at += HEAD;
      while (length > 0) {
        if (at == end && !fill()) {
          throw new EOFException("the output ended in the middle of a frame");
        }
        int count = (int) Math.min(length, end - at);
        sink.accept(error, buffer, at, count);
        at += count;
        length -= count;
      }
    }
  }

  /** Has a whole head in the buffer; false at the end. */
  private boolean gather() throws IOException {
    if (at == end) {
      at = 0;
      end = 0;
    }
    if (buffer.length - at < HEAD) {
      System.arraycopy(buffer, at, buffer, 0, end - at);
      end -= at;
      at = 0;
    }
    while (end - at < HEAD) {
      int count = input.read(buffer, end, buffer.length - end);
      if (count < 0) {
        return false;
      }
      end += count;
    }
    return true;
  }

  private long length() {
    return ((buffer[at + 4] & 0xffL) << 24)
        | ((buffer[at + 5] & 0xffL) << 16)
        | ((buffer[at + 6] & 0xffL) << 8)
        | (buffer[at + 7] & 0xffL);
  }

  private boolean fill() throws IOException {
    int count = input.read(buffer, 0, buffer.length);
    at = 0;
    end = Math.max(0, count);
    return count > 0;
  }
}
