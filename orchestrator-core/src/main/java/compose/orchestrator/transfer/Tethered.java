package compose.orchestrator.transfer;

import compose.orchestrator.diagnostic.EngineException;
import compose.orchestrator.engine.AttachRequest;
import compose.orchestrator.engine.ContainerRequest;
import compose.orchestrator.engine.EngineGateway;
import compose.orchestrator.engine.ExecRequest;
import compose.orchestrator.engine.OutputStreamHandle;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/**
 * A container whose standard input is this process's: one that ends with it does not outlive this
 * process, whatever happens to that.
 */
public final class Tethered implements AutoCloseable {

  private static final int LONGEST_MESSAGE = 4096;

  /**
   * How a command ended.
   *
   * @param exit its exit code
   * @param errors the beginning of what it wrote to standard error
   */
  public record Outcome(int exit, String errors) {}

  /** Ends when it is closed. */
  private static final class Held extends InputStream {

    private final CountDownLatch end = new CountDownLatch(1);

    @Override
    public int read() {
      try {
        end.await();
      } catch (InterruptedException _) {
        Thread.currentThread().interrupt();
      }
      return -1;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) {
      return read();
    }

    @Override
    public void close() {
      end.countDown();
    }
  }

  private final EngineGateway engine;
  private final String container;
  private final Held held = new Held();
  private final StringBuilder told = new StringBuilder();
  private @Nullable OutputStreamHandle attached;

  private Tethered(EngineGateway engine, String container) {
    this.engine = engine;
    this.container = container;
  }

  /**
   * Makes and starts one.
   *
   * @throws EngineException where it cannot be made, or ends at once; nothing is left then
   */
  public static Tethered start(EngineGateway engine, ContainerRequest request) {
    var tethered = new Tethered(engine, engine.createContainer(request));
    try {
      tethered.attached =
          engine.attach(
              tethered.container,
              new AttachRequest(false, tethered.held, null),
              (_, buffer, offset, length) -> tethered.hear(buffer, offset, length));
      engine.start(tethered.container);
      return tethered;
    } catch (EngineException e) {
      tethered.close();
      throw e;
    }
  }

  private synchronized void hear(byte[] buffer, int offset, int length) {
    told.append(new String(buffer, offset, length, StandardCharsets.UTF_8));
    if (told.length() > LONGEST_MESSAGE) {
      told.delete(0, told.length() - LONGEST_MESSAGE);
    }
  }

  /** Its id. */
  public String id() {
    return container;
  }

  /** The end of what its program has written so far. */
  public synchronized String told() {
    return told.toString().strip();
  }

  /** Runs a command in it until that ends. */
  public Outcome run(ExecRequest request, ByteSink output) {
    var errors = new ByteArrayOutputStream();
    int exit =
        engine.exec(
            container,
            request,
            (error, buffer, offset, length) -> {
              if (!error) {
                output.accept(buffer, offset, length);
              } else if (errors.size() < LONGEST_MESSAGE) {
                errors.write(buffer, offset, Math.min(length, LONGEST_MESSAGE));
              }
            });
    return new Outcome(exit, errors.toString(StandardCharsets.UTF_8).strip());
  }

  /**
   * Has one command read what another writes, in constant memory.
   *
   * @param passed hears how many bytes each part has
   * @throws EngineException with the code {@code command-failed} where one of them fails
   */
  public static void stream(
      Tethered from,
      ExecRequest writer,
      Tethered to,
      ExecRequest reader,
      Bandwidth bandwidth,
      LongConsumer passed) {
    var flow = new Flow(bandwidth, passed);
    flow.through(
        sink -> check(from.run(writer, sink)),
        input -> {
          var fed =
              new ExecRequest(
                  reader.command(),
                  reader.user(),
                  reader.workingDir(),
                  reader.environment(),
                  false,
                  null,
                  input);
          check(to.run(fed, (_, _, _) -> {}));
        });
  }

  private static void check(Outcome outcome) {
    if (outcome.exit() != 0) {
      throw new EngineException(
          "command-failed",
          outcome.errors().isEmpty() ? "exit code " + outcome.exit() : outcome.errors(),
          null);
    }
  }

  @Override
  public void close() {
    held.close();
    if (attached != null) {
      attached.close();
    }
    try {
      engine.removeContainer(container, true, true);
    } catch (EngineException e) {
      // An engine that is gone ends it with the connection; a lost race is none.
      if (e.status() != 409 && e.status() != 0) {
        throw e;
      }
    }
  }
}
