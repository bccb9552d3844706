package compose.orchestrator.diagnostic;

/** How bad a finding is. */
public enum Severity {
  /** The input cannot be used. */
  ERROR,
  /** The input is used, but something in it will not do what its writer may expect. */
  WARNING,
  /** Nothing is wrong, but the writer gives something up that they may not know of. */
  INFO
}
