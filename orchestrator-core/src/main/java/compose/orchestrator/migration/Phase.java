package compose.orchestrator.migration;

import java.util.Locale;

/** How far a move has come, as the engines remember it. */
public enum Phase {
  /** Something may have been made on the target; the source runs. */
  BEGUN,
  /**
   * Folders on the target were seen to be empty: what is in them from now on is the move's; only on
   * the target.
   */
  FILLING,
  /** Containers of the source are being stopped, or are; only on the source. */
  FROZEN,
  /** Data is proven equal; the target may have been started; only on the source. */
  HANDED_OVER,
  /** The target is the one in force. */
  COMMITTED,
  /** What was on the source has been removed; only on the source. */
  FINISHED;

  /** For names of volumes, and for people. */
  public String text() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
