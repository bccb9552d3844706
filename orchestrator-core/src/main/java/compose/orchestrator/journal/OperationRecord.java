package compose.orchestrator.journal;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * One operation as its file tells it.
 *
 * @param header what it is
 * @param nodes its steps, in the order of phases and plans
 * @param outcome how it ended
 * @param ended when the last record was made
 */
public record OperationRecord(
    OperationHeader header, List<NodeRecord> nodes, OperationOutcome outcome, Instant ended) {

  /** From its begin to its last record. */
  public Duration took() {
    return Duration.between(header.started(), ended);
  }

  /** Whether there is something to go on with. */
  public boolean isUnfinished() {
    return outcome == OperationOutcome.INTERRUPTED
        || outcome == OperationOutcome.FAILED
        || outcome == OperationOutcome.CANCELLED;
  }
}
