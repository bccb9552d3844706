package compose.orchestrator.stream;

import compose.orchestrator.engine.AttachRequest;
import compose.orchestrator.engine.EngineGateway;
import compose.orchestrator.engine.OutputStreamHandle;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Output of a container whose log driver keeps nothing: it is heard as it comes, from before the
 * start on, so that no line is lost.
 */
final class AttachedOutput implements RunOutput {

  private static final Duration GRACE = Duration.ofMillis(500);

  private final EngineGateway engine;
  private final OutputSource source;
  private final boolean tty;
  private final LineAssembler output;
  private final LineAssembler error;
  private @Nullable OutputStreamHandle handle;

  AttachedOutput(EngineGateway engine, OutputSource source, boolean tty, OutputListener listener) {
    this.engine = engine;
    this.source = source;
    this.tty = tty;
    this.output = new LineAssembler(line -> listener.line(source, false, null, line));
    this.error = new LineAssembler(line -> listener.line(source, true, null, line));
  }

  /** Attaches; call it before the container starts. */
  void attach() {
    handle =
        engine.attach(
            source.id(),
            AttachRequest.output(tty),
            (isError, buffer, offset, length) ->
                (isError ? error : output).accept(buffer, offset, length));
  }

  @Override
  public void begin() {
    if (handle == null) {
      attach();
    }
  }

  @Override
  public void started() {}

  /**
   * Most often the output ends with the run, and the next one is waited for at once; where the
   * engine starts the container again by itself, it may go on.
   */
  @Override
  public void died() throws InterruptedException {
    if (handle != null && ends(handle)) {
      output.end();
      error.end();
      attach();
    }
  }

  private static boolean ends(OutputStreamHandle handle) throws InterruptedException {
    Thread waiting = Thread.startVirtualThread(() -> awaitEnd(handle));
    boolean ended = waiting.join(GRACE);
    waiting.interrupt();
    return ended;
  }

  private static void awaitEnd(OutputStreamHandle handle) {
    try {
      handle.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt(); // it goes on
    }
  }

  @Override
  public void close() {
    if (handle != null) {
      handle.close();
    }
  }
}
