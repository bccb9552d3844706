package compose.orchestrator.transfer;

/** Hears how far a transfer has come, from one thread at a time. */
public interface TransferListener {

  /** For those who do not want to know. */
  TransferListener NONE = _ -> {};

  /** Called after each part that was sent. */
  void hear(TransferProgress progress);
}
