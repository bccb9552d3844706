package compose.orchestrator.stream;

import compose.orchestrator.diagnostic.EngineException;
import compose.orchestrator.engine.EngineGateway;
import compose.orchestrator.engine.LogRequest;
import java.time.DateTimeException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One container's log, read from where the last reading ended: the engine notes the time of each
 * line, so that nothing is lost or shown twice when a container is started again.
 */
final class ContainerLog {

  private static final long NANOS = 1_000_000_000L;

  private final EngineGateway engine;
  private final OutputSource source;
  private final boolean tty;
  private final LogSelection selection;
  private final OutputListener listener;
  private long position; // nanoseconds since 1970 of what comes next, 0 where nothing was read yet

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

  /** Everything before this time has been shown, or is not wanted. */
  void skipTo(long nanos) {
    position = Math.max(position, nanos);
  }

  /** Whether it is known where to go on. */
  boolean hasPosition() {
    return position > 0 || selection.tail().equals("all");
  }

  /** Passes on what is there and, with follow, what comes until the container ends. */
  void read(boolean follow) {
    var output = new StampedLines((timestamp, line) -> pass(false, timestamp, line));
    var error = new StampedLines((timestamp, line) -> pass(true, timestamp, line));
    try {
      engine.logs(
          source.id(),
          request(follow),
          (isError, buffer, offset, length) ->
              (isError ? error : output).accept(buffer, offset, length));
    } catch (EngineException e) {
      listener.unreadable(source, e);
    }
    output.end();
    error.end();
  }

  private LogRequest request(boolean follow) {
    if (position == 0) {
      return new LogRequest(
          follow, tty, selection.tail(), selection.since(), selection.until(), true);
    }
    return new LogRequest(follow, tty, "all", since(), selection.until(), true);
  }

  private String since() {
    String nanos = String.valueOf(position % NANOS);
    return position / NANOS + "." + "0".repeat(9 - nanos.length()) + nanos;
  }

  private void pass(boolean error, String timestamp, String line) {
    position = Math.max(position, nanos(timestamp) + 1);
    listener.line(source, error, timestamp.isEmpty() ? null : timestamp, line);
  }

  private static long nanos(@Nullable String timestamp) {
    try {
      Instant instant = Instant.parse(timestamp);
      return instant.getEpochSecond() * NANOS + instant.getNano();
    } catch (DateTimeException e) {
      return 0; // the log driver writes no time: the position stays where it is
    }
  }
}
