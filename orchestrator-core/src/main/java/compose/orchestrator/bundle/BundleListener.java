package compose.orchestrator.bundle;

/** Hears how far a backup or a restore has come, from one thread at a time. */
@FunctionalInterface
public interface BundleListener {

  /** For those who do not want to know. */
  BundleListener NONE = (_, _, _, _) -> {};

  /**
   * Called when something begins, goes on and ends.
   *
   * @param what such as {@code volume data}
   * @param doing what is done to it: reading, saving, saved
   * @param done bytes so far
   * @param total bytes in all, or about so; -1 where nobody knows
   */
  void hear(String what, String doing, long done, long total);
}
