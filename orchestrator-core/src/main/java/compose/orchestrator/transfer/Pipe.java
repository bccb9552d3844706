package compose.orchestrator.transfer;

import compose.orchestrator.diagnostic.EngineException;
import java.io.InputStream;
import java.io.InterruptedIOException;

/** Hands bytes from one thread to another; who is faster waits, so memory stays bounded. */
final class Pipe {

  private final byte[] ring = new byte[256 * 1024];
  private int start;
  private int count;
  private boolean ended;
  private boolean abandoned;

  /** Puts bytes in. Throws where nobody will read them any more. */
  synchronized void write(byte[] bytes, int offset, int length) {
    int from = offset;
    int left = length;
    while (left > 0) {
      awaitRoom();
      int at = (start + count) % ring.length;
      int room = Math.min(ring.length - count, ring.length - at);
      int part = Math.min(room, left);
      System.arraycopy(bytes, from, ring, at, part);
      count += part;
      from += part;
      left -= part;
      notifyAll();
    }
  }

  private void awaitRoom() {
    while (count == ring.length && !abandoned) {
      try {
        wait();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new EngineException("interrupted", "interrupted while data was sent", null);
      }
    }
    if (abandoned) {
      throw new EngineException("transfer-ended", "the receiver does not take any more data", null);
    }
  }

  /** Nothing more comes. */
  synchronized void end() {
    ended = true;
    notifyAll();
  }

  /** Nobody reads any more. */
  synchronized void abandon() {
    abandoned = true;
    notifyAll();
  }

  /** The other end. */
  InputStream input() {
    return new InputStream() {
      @Override
      public int read() throws InterruptedIOException {
        byte[] one = new byte[1];
        return take(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
      }

      @Override
      public int read(byte[] bytes, int offset, int length) throws InterruptedIOException {
        return take(bytes, offset, length);
      }

      @Override
      public void close() {
        abandon();
      }
    };
  }

  private synchronized int take(byte[] bytes, int offset, int length)
      throws InterruptedIOException {
    while (count == 0 && !ended && !abandoned) {
      try {
        wait();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new InterruptedIOException("interrupted while data was awaited");
      }
    }
    if (count == 0) {
      return -1;
    }
    int part = Math.min(Math.min(count, ring.length - start), length);
    System.arraycopy(ring, start, bytes, offset, part);
    start = (start + part) % ring.length;
    count -= part;
    notifyAll();
    return part;
  }
}
