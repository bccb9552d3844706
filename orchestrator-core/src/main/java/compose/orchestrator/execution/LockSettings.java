package compose.orchestrator.execution;

import compose.orchestrator.diagnostic.Diagnostic;
import compose.orchestrator.journal.ProcessIdentity;
import java.time.Duration;
import java.time.InstantSource;
import java.util.function.Consumer;

/**
 * How processes take turns.
 *
 * @param self this process
 * @param clock the present
 * @param lease time after which a lock that was not renewed is nobody's any more; it is renewed
 *     three times in it
 * @param patience the longest time to wait for one's turn
 * @param told hears whom it is waited for
 */
public record LockSettings(
    ProcessIdentity self,
    InstantSource clock,
    Duration lease,
    Duration patience,
    Consumer<Diagnostic> told) {

  private static final Duration LEASE = Duration.ofSeconds(30);
  private static final Duration WAIT = Duration.ofMinutes(10);

  /** The usual times. */
  public static LockSettings usual(
      ProcessIdentity self, InstantSource clock, Consumer<Diagnostic> told) {
    return new LockSettings(self, clock, LEASE, WAIT, told);
  }
}
