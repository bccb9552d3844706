package compose.orchestrator.journal;

/** How an operation ended. */
public enum OperationOutcome {
  /** Every step succeeded. */
  DONE("done"),
  /** A step failed. */
  FAILED("failed"),
  /** Somebody broke it off in an orderly way. */
  CANCELLED("cancelled"),
  /** Its process ended in the middle. */
  INTERRUPTED("interrupted"),
  /** A later operation went on with it. */
  RESUMED("resumed"),
  /** It is going on. */
  RUNNING("running");

  private final String text;

  OperationOutcome(String text) {
    this.text = text;
  }

  /** For files and people. */
  public String text() {
    return text;
  }

  /** The outcome of that text; unknown ones count as interrupted. */
  static OperationOutcome of(String text) {
    for (OperationOutcome outcome : values()) {
      if (outcome.text.equals(text)) {
        return outcome;
      }
    }
    return INTERRUPTED;
  }
}
