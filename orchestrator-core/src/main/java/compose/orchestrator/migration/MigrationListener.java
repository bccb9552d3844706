package compose.orchestrator.migration;

/** Hears how far a move has come, from one thread at a time. */
@FunctionalInterface
public interface MigrationListener {

  /** For those who do not want to know. */
  MigrationListener NONE = (_, _, _, _) -> {};

  /**
   * Called when something begins, goes on and ends.
   *
   * @param what such as {@code volume shop_data}
   * @param doing what is done to it: sending, sent
   * @param done bytes so far
   * @param total bytes in all, or about so; -1 where nobody knows
   */
  void hear(String what, String doing, long done, long total);
}
