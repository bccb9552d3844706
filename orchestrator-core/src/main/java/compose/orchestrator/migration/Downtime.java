package compose.orchestrator.migration;

import java.time.Duration;

/**
 * How long nobody serves, as far as it can be foretold.
 *
 * @param stop until all services of the source have ended
 * @param copy until what has changed meanwhile is sent
 * @param verify until both sides are compared
 * @param start until the services of the target are ready
 */
public record Downtime(Duration stop, Duration copy, Duration verify, Duration start) {

  /** All of it. */
  public Duration total() {
    return stop.plus(copy).plus(verify).plus(start);
  }
}
