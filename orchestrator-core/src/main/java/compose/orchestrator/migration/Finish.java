package compose.orchestrator.migration;

import compose.orchestrator.diagnostic.UsageException;
import compose.orchestrator.execution.ProjectLock;
import compose.orchestrator.model.ComposeLabels;
import java.util.List;
import java.util.Map;

/** Removes what is left of a project on the host that it has left. */
public final class Finish {

  private final MigrationContext context;
  private final MigrationRecords sourceRecords;
  private final MigrationRecords targetRecords;

  /** In a context whose engines stay the caller's to close. */
  public Finish(MigrationContext context) {
    this.context = context;
    this.sourceRecords = context.sourceRecords();
    this.targetRecords = context.targetRecords();
  }

  /**
   * The move that can be finished.
   *
   * @throws UsageException where there is none, or the target does not run the project
   */
  public MigrationRecord check() {
    MigrationRecord left = sourceRecords.find(true, Phase.COMMITTED);
    if (left == null) {
      throw new UsageException(
          "nothing-to-finish",
          "no move of this project is complete and unfinished",
          "'migrate status' tells how far it has come");
    }
    MigrationRecord there = targetRecords.find(false, Phase.COMMITTED);
    boolean same = there != null && there.operation().equals(left.operation());
    boolean runs =
        context.target().containers(List.of(ComposeLabels.PROJECT + "=" + left.project())).stream()
            .anyMatch(container -> container.state().equals("running"));
    if (!same || !runs) {
      throw new UsageException(
          "target-not-running",
          "the target " + (same ? "does not run the project" : "knows nothing of the move"),
          "see what has become of it before you remove what is here");
    }
    return left;
  }

  /** Removes containers, networks and volumes here. Folders and images stay. */
  public void run() {
    String project = context.project().name();
    String command = context.precautions().command();
    try (var _ =
        ProjectLock.take(context.source(), project, command, context.precautions().lock())) {
      MigrationRecord left = check();
      new Containers(context.source(), context.project(), context.events(), left.operation())
          .remove();
      sourceRecords.put(left.with(true, Phase.FINISHED, left.since(), Map.of()));
      sourceRecords.remove(true, Phase.COMMITTED);
      targetRecords.remove(false, Phase.COMMITTED);
    }
  }
}
