package compose.orchestrator.engine.docker;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A connection that is opened while something else happens. The first socket of a Java process
 * takes longer to prepare than the whole first request: a program that calls {@link #openEarly}
 * before it reads its arguments does not wait for it.
 */
public final class EngineConnection {
  private final Thread thread;
  private @Nullable EngineAddress address;
  private @Nullable Wire wire;
  private @Nullable RuntimeException failure;

  private EngineConnection(Map<String, String> environment, Path home) {
    this.thread =
        Thread.ofPlatform()
            .daemon()
            .name("engine-connection")
            .unstarted(() -> open(environment, home));
  }

  /** Starts to connect to the engine that {@link EngineAddress#resolve} finds. */
  public static EngineConnection openEarly(Map<String, String> environment, Path home) {
    var connection = new EngineConnection(environment, home);
    connection.thread.start();
    return connection;
  }

  private void open(Map<String, String> environment, Path home) {
    try {
      EngineAddress found = EngineAddress.resolve(environment, home);
      address = found;
      wire = found.open();
    } catch (RuntimeException e) {
      failure = e;
    } catch (IOException _) {
      // Whoever asks something first tries again and then tells why it fails.
    }
  }

  /** Where it goes; waits until that is known. */
  public EngineAddress address() {
    join();
    if (failure != null) {
      throw failure;
    }
    if (address == null) {
      throw new IllegalStateException("interrupted while the engine's address was being found");
    }
    return address;
  }

  /** The open wire, or null where it could not be opened or was taken before. */
  @Nullable Wire take() {
    join();
    Wire taken = wire;
    wire = null;
    return taken;
  }

  private void join() {
    try {
      thread.join();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }
}
