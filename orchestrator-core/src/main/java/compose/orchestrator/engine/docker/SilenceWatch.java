package compose.orchestrator.engine.docker;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Ends all connections to an engine that has said nothing for too long. A line that is lost says
 * nothing at all, and whoever waits for an answer, or for room to write, would wait for ever. The
 * engine is asked every few seconds whether it is there; once it is given up, it is for good.
 */
final class SilenceWatch implements Closeable {

  /** So often it is asked before it is given up. */
  private static final int TIMES = 18;

  private final EngineAddress address;
  private final Duration longest;
  private final Duration pause;
  private final Set<Wire> wires = ConcurrentHashMap.newKeySet();
  private @Nullable Thread asking;
  private @Nullable Thread watching;
  private volatile long heardAt;
  private volatile boolean lost;

  /**
   * Begins when the first connection is opened.
   *
   * @param longest silence after which the engine is given up
   */
  SilenceWatch(EngineAddress address, Duration longest) {
    this.address = address;
    this.longest = longest;
    this.pause = longest.dividedBy(TIMES);
  }

  /** Opens a connection that ends with the engine's silence. */
  Wire open() throws IOException {
    begin();
    Wire wire = watched();
    if (lost) { // meanwhile
      wire.close();
      throw silence();
    }
    return wire;
  }

  private Wire watched() throws IOException {
    if (lost) {
      throw silence();
    }
    var wire = new Watched(address.open());
    wires.add(wire);
    return wire;
  }

  private IOException silence() {
    return new InterruptedIOException(
        "it has not answered for " + longest.toSeconds() + " seconds");
  }

  private synchronized void begin() {
    if (asking == null) {
      heardAt = System.nanoTime();
      asking = Thread.ofPlatform().daemon().name("engine-asking").start(this::ask);
      watching = Thread.ofPlatform().daemon().name("engine-watching").start(this::watch);
    }
  }

  private void ask() {
    while (!lost && !Thread.interrupted()) {
      try (var connection = new HttpConnection(watched())) {
        while (true) {
          connection.exchange(EngineCall.of("HEAD", "/_ping"), "/_ping");
          heardAt = System.nanoTime();
          Thread.sleep(pause);
        }
      } catch (IOException _) {
        pause();
      } catch (InterruptedException _) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private void pause() {
    try {
      Thread.sleep(pause);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private void watch() {
    while (!Thread.interrupted()) {
      long left = longest.toNanos() - (System.nanoTime() - heardAt);
      if (left <= 0) {
        giveUp();
        return;
      }
      try {
        Thread.sleep(Duration.ofNanos(left));
      } catch (InterruptedException _) {
        return;
      }
    }
  }

  private void giveUp() {
    lost = true;
    for (Wire wire : wires) {
      try {
        wire.abort();
      } catch (IOException _) {
        // There is nothing left to lose on it.
      }
    }
  }

  @Override
  public synchronized void close() {
    if (asking != null && watching != null) {
      asking.interrupt();
      watching.interrupt();
    }
  }

  /** A connection that is known as long as it is open, and says why it was ended. */
  private final class Watched implements Wire {

    private final Wire wire;

    Watched(Wire wire) {
      this.wire = wire;
    }

    private IOException reason(IOException failure) {
      if (!lost) {
        return failure;
      }
      IOException silence = silence();
      silence.initCause(failure);
      return silence;
    }

    @Override
    public InputStream input() {
      InputStream input = wire.input();
      return new InputStream() {
        @Override
        public int read() throws IOException {
          byte[] one = new byte[1];
          return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
          try {
            return input.read(bytes, offset, length);
          } catch (IOException e) {
            throw reason(e);
          }
        }
      };
    }

    @Override
    public OutputStream output() {
      OutputStream output = wire.output();
      return new OutputStream() {
        @Override
        public void write(int b) throws IOException {
          write(new byte[] {(byte) b}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
          try {
            output.write(bytes, offset, length);
          } catch (IOException e) {
            throw reason(e);
          }
        }
      };
    }

    @Override
    public void closeOutput() throws IOException {
      wire.closeOutput();
    }

    @Override
    public void abort() throws IOException {
      wires.remove(this);
      wire.abort();
    }

    @Override
    public void close() throws IOException {
      wires.remove(this);
      wire.close();
    }
  }
}
