package compose.orchestrator.cli.view;

/**
 * How far one thing has come.
 *
 * @param id what it is about, such as Container web-1
 * @param text what is going on with an image, or empty
 * @param status what is going on with anything else, or details
 * @param state whether it goes on
 */
public record ProgressLine(String id, String text, String status, State state) {

  /** Whether something goes on, and how it ended. */
  public enum State {
    /** It goes on. */
    WORKING,
    /** It has ended well. */
    DONE,
    /** It has failed and can be done without. */
    SKIPPED,
    /** It has failed. */
    FAILED
  }

  /** Columns that all kinds of progress have in common. */
  String columns() {
    return " " + id + " " + text + " " + status;
  }
}
