package compose.orchestrator.stream;

import compose.orchestrator.diagnostic.EngineException;
import compose.orchestrator.engine.EngineGateway;
import compose.orchestrator.engine.LogRequest;
import java.time.DateTimeException;
import java.time.Instant;

/**
 * One container's log, read from where the last reading ended: the engine notes the time of each
 * line, so that nothing is lost or shown twice when a container is started again. One thread at a
 * time may read.
 */
final class ContainerLog {

  private final EngineGateway engine;
  private final OutputSource source;
  private final boolean tty;
  private final LogSelection selection;
  private final OutputListener listener;
  private String latest = ""; // time of the last line that was read
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
    String since = latest.isEmpty() ? selection.since() : since();
    return new LogRequest(follow, tty, tail, since, selection.until(), true);
  }

  /** Just after the last line. */
  private String since() {
    Instant next = Instant.parse(latest).plusNanos(1);
    String nanos = String.valueOf(next.getNano());
    return next.getEpochSecond() + "." + "0".repeat(9 - nanos.length()) + nanos;
  }

  private void pass(boolean error, String timestamp, String line) {
    passed(timestamp);
    listener.line(source, error, timestamp.isEmpty() ? null : timestamp, line);
  }

  /** Times of one length are in order as texts; what is no time stands for none. */
  private void passed(String timestamp) {
    boolean comparable = timestamp.length() == latest.length();
    if (comparable ? timestamp.compareTo(latest) > 0 : isTime(timestamp)) {
      latest = timestamp;
    }
  }

  private static boolean isTime(String timestamp) {
    try {
      Instant.parse(timestamp);
      return true;
    } catch (DateTimeException e) {
      return false; // the log driver writes no time
    }
  }
}
