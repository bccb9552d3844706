package compose.orchestrator.cli.terminal;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;

/**
 * Passes on what is typed until the keys come that leave. They are not passed on; the beginning of
 * them is held back until it is clear that it was something else.
 */
public final class WatchedInput extends InputStream {

  private final InputStream input;
  private final byte[] keys;
  private final Runnable left;
  private final byte[] typed = new byte[1024];
  private final byte[] ready;
  private int at;
  private int end;
  private int matched;
  private volatile boolean hasLeft;

  /**
   * Reads from the input.
   *
   * @param left is run when the keys have come
   */
  public WatchedInput(InputStream input, DetachKeys keys, Runnable left) {
    this.input = input;
    this.keys = keys.bytes();
    this.left = left;
    this.ready = new byte[typed.length + keys.bytes().length];
  }

  /** Whether the keys have come. */
  public boolean hasLeft() {
    return hasLeft;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] buffer, int offset, int length) throws IOException {
    while (at == end) {
      if (!fill()) {
        return -1;
      }
    }
    int count = Math.min(length, end - at);
    System.arraycopy(ready, at, buffer, offset, count);
    at += count;
    return count;
  }

  private boolean fill() throws IOException {
    if (matched == keys.length) {
      hasLeft = true;
      left.run();
      throw new EOFException("the user has left"); // an end of the input would be passed on
    }
    int count = input.read(typed, 0, typed.length);
    at = 0;
    end = 0;
    for (int i = 0; i < count && matched < keys.length; i++) {
      match(typed[i]);
    }
    return count >= 0;
  }

  private void match(byte key) {
    if (matched > 0 && key != keys[matched]) {
      System.arraycopy(keys, 0, ready, end, matched);
      end += matched;
      matched = 0;
    }
    if (key == keys[matched]) {
      matched++;
    } else {
      ready[end++] = key;
    }
  }
}
