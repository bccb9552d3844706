package compose.orchestrator.stream;

import compose.orchestrator.diagnostic.EngineException;
import compose.orchestrator.engine.EngineGateway;
import compose.orchestrator.engine.LogRequest;
import java.time.DateTimeException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One container's log, read from where the last reading ended: the engine notes the time of each
 * line, so that nothing is lost or shown twice when a container is started again. One thread at a
 * time may read.
 */
final class ContainerLog {

  private static final long NANOS = 1_000_000_000L;

  private final EngineGateway engine;
  private final OutputSource source;
  private final boolean tty;
  private final LogSelection selection;
  private final OutputListener listener;
  private long position; // nanoseconds since 1970 of what comes next, 0 where nothing was read yet
  private boolean started;

  ContainerLog(
      EngineGateway engine,
      OutputSource source,
      boolean tty,
      LogSelection selection,
      OutputListener listener) {
    this.engine = engine;
    this.source = source;
    this.tty = tty;
    this.selection = selection;
    this.listener = listener;
  }

  /** Leaves out all there is so far. */
  void skip() {
    started = true;
    var last = new StampedLines((timestamp, line) -> passed(timestamp));
    var request = new LogRequest(false, tty, "1", null, null, true);
    read(request, last, last);
  }

  /**
   * Passes on what is there and, with follow, what comes until the container ends or this thread is
   * interrupted. What is cut off by an interruption is passed on by the next reading.
   */
  void read(boolean follow) {
    read(
        request(follow),
        new StampedLines((timestamp, line) -> pass(false, timestamp, line)),
        new StampedLines((timestamp, line) -> pass(true, timestamp, line)));
  }

  private void read(LogRequest request, StampedLines output, StampedLines error) {
    try {
      engine.logs(
          source.id(),
          request,
          (isError, buffer, offset, length) ->
              (isError ? error : output).accept(buffer, offset, length));
    } catch (EngineException e) {
      if (Thread.currentThread().isInterrupted()) {
        return;
      }
      listener.unreadable(source, e);
    }
    output.end();
    error.end();
  }

  private LogRequest request(boolean follow) {
    String tail = started ? "all" : selection.tail();
    started = true;
    String since = position == 0 ? selection.since() : since();
    return new LogRequest(follow, tty, tail, since, selection.until(), true);
  }

  private String since() {
    String nanos = String.valueOf(position % NANOS);
    return position / NANOS + "." + "0".repeat(9 - nanos.length()) + nanos;
  }

  private void pass(boolean error, String timestamp, String line) {
    passed(timestamp);
    listener.line(source, error, timestamp.isEmpty() ? null : timestamp, line);
  }

  private void passed(String timestamp) {
    position = Math.max(position, nanos(timestamp) + 1);
  }

  private static long nanos(@Nullable String timestamp) {
    try {
      Instant instant = Instant.parse(timestamp);
      return instant.getEpochSecond() * NANOS + instant.getNano();
    } catch (DateTimeException e) {
      return -1; // the log driver writes no time: the position stays where it is
    }
  }
}
