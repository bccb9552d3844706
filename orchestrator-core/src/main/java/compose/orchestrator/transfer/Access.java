package compose.orchestrator.transfer;

/** What may be done to the data of a side. */
public enum Access {

  /** The data is mounted so that nothing can write to it. */
  READ,

  /** The data may be replaced. */
  WRITE
}
