package compose.orchestrator.transfer;

import compose.orchestrator.diagnostic.EngineException;
import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.jspecify.annotations.Nullable;

/**
 * A command that has been started ahead and waits for its input: when every second counts, it need
 * not be started any more. It must neither write nor change anything before it has read.
 */
final class Armed implements AutoCloseable {

  private static final class Gate extends InputStream {

    private final CompletableFuture<InputStream> input = new CompletableFuture<>();

    @Override
    public int read() throws IOException {
      return opened().read();
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
      return opened().read(bytes, offset, length);
    }

    private InputStream opened() throws IOException {
      try {
        return input.get();
      } catch (InterruptedException | ExecutionException e) {
        throw new IOException(e);
      }
    }
  }

  private final Gate gate = new Gate();
  private final FutureTask<Tethered.Outcome> task;
  private final Thread thread;
  private volatile ByteSink output = ByteSink.NONE;

  /** A command that reads what it is given when it is run. */
  Armed(Command command) {
    this.task =
        new FutureTask<>(() ->
            command.run(gate, (buffer, offset, length) -> output.accept(buffer, offset, length)));
    this.thread = Thread.ofPlatform().daemon().name("armed").start(task);
  }

  /** Something that runs with an input, and tells how it has ended. */
  interface Command {
    /** Runs until the end. */
    Tethered.Outcome run(InputStream input, ByteSink output);
  }

  /** Whether it still waits: the engine, or the connection to it, may have ended it. */
  boolean isWaiting() {
    return !task.isDone();
  }

  /** Lets it run to its end. */
  Tethered.Outcome run(@Nullable InputStream input, ByteSink to) {
    output = to;
    gate.input.complete(input == null ? InputStream.nullInputStream() : input);
    try {
      return task.get();
    } catch (InterruptedException e) {
      thread.interrupt();
      Thread.currentThread().interrupt();
      throw new EngineException("interrupted", "interrupted while data was copied", null);
    } catch (ExecutionException e) {
      throw e.getCause() instanceof RuntimeException failure
          ? failure
          : new IllegalStateException(e.getCause());
    }
  }

  @Override
  public void close() {
    gate.input.complete(InputStream.nullInputStream());
    thread.interrupt();
  }
}
