package compose.orchestrator.bundle;

import compose.orchestrator.diagnostic.UsageException;

/** Complaints about bundles that are not as they were written. */
final class DamagedBundle {

  private DamagedBundle() {}

  static UsageException of(String what) {
    return new UsageException(
        "bundle-damaged",
        what,
        "use another copy of the bundle, or make a new backup: nothing was restored from this one");
  }
}
