package compose.orchestrator.migration;

import compose.orchestrator.diagnostic.UsageException;
import org.jspecify.annotations.Nullable;

/**
 * How far a move has come, as both engines remember it.
 *
 * @param begun the source's record of its begin, or null
 * @param handedOver whether the target may have been started
 * @param committed the target's record that it is in force, or null
 * @param left the source's record that the project has left it, or null
 */
public record MoveState(
    @Nullable MigrationRecord begun,
    boolean handedOver,
    @Nullable MigrationRecord committed,
    @Nullable MigrationRecord left) {

  /** As it is now. */
  static MoveState of(MigrationRecords source, MigrationRecords target) {
    MigrationRecord left = source.find(true, Phase.COMMITTED);
    MigrationRecord begun = source.find(true, Phase.BEGUN);
    MigrationRecord committed = target.find(false, Phase.COMMITTED);
    boolean same =
        committed != null && begun != null && committed.operation().equals(begun.operation());
    return new MoveState(
        begun,
        source.find(true, Phase.HANDED_OVER) != null,
        same ? committed : null,
        left == null ? source.find(true, Phase.FINISHED) : left);
  }

  /**
   * The move that is under way.
   *
   * @throws UsageException where there is none
   */
  static MigrationRecord underWay(MigrationRecords source) {
    MigrationRecord begun = source.find(true, Phase.BEGUN);
    if (begun == null) {
      throw new UsageException(
          "no-move", "no move of this project is under way", "'migrate run HOST' begins one");
    }
    return begun;
  }
}
