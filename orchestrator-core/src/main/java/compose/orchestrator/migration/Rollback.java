package compose.orchestrator.migration;

import compose.orchestrator.diagnostic.Diagnostic;
import compose.orchestrator.diagnostic.EngineException;
import compose.orchestrator.diagnostic.UsageException;
import compose.orchestrator.engine.ContainerSummary;
import compose.orchestrator.engine.NetworkDetails;
import compose.orchestrator.engine.VolumeDetails;
import compose.orchestrator.execution.ProjectLock;
import compose.orchestrator.model.ComposeLabels;
import compose.orchestrator.model.ImageReference;
import compose.orchestrator.model.Service;
import compose.orchestrator.transfer.Access;
import compose.orchestrator.transfer.DataSet;
import compose.orchestrator.transfer.Side;
import compose.orchestrator.transfer.Sides;
import java.util.List;
import java.util.TreeSet;

/**
 * Takes a move back that is not in force: first the source serves again, then the target is tidied.
 */
public final class Rollback {

  private final MigrationContext context;
  private final MigrationRecords sourceRecords;
  private final MigrationRecords targetRecords;

  /** In a context whose engines stay the caller's to close. */
  public Rollback(MigrationContext context) {
    this.context = context;
    this.sourceRecords = context.sourceRecords();
    this.targetRecords = context.targetRecords();
  }

  /**
   * Takes it back.
   *
   * @param targetIsOff whether the user has made sure that nothing runs on a target that cannot be
   *     asked
   * @throws UsageException where no move is under way, or the target is in force
   * @throws EngineException where the target cannot be asked and may be running
   */
  public void run(boolean targetIsOff) {
    String project = context.project().name();
    String command = context.precautions().command();
    try (var _ =
        ProjectLock.take(context.source(), project, command, context.precautions().lock())) {
      MigrationRecord move = MoveState.underWay(sourceRecords);
      if (targetIsOff || !isReachable(move)) {
        sourceRecords.remove(true, Phase.HANDED_OVER);
        thaw(move);
        sourceRecords.remove(true, Phase.BEGUN);
        context
            .precautions()
            .lock()
            .told()
            .accept(
                Diagnostic.warning(
                    "target-left",
                    "what the move has made on the target is still there",
                    "remove containers, networks and volumes with the label "
                        + ComposeLabels.OPERATION
                        + "="
                        + move.operation(),
                    null));
        return;
      }
      try (var _ =
          ProjectLock.take(context.target(), project, command, context.precautions().lock())) {
        both(move);
      }
    }
  }

  /** Where the target was never started, the source can serve again without asking it. */
  private boolean isReachable(MigrationRecord move) {
    try {
      return !context.target().version().version().isEmpty();
    } catch (EngineException e) {
      if (sourceRecords.find(true, Phase.HANDED_OVER) == null) {
        return false;
      }
      throw new EngineException(
          "target-unknown",
          "the target may be running project " + move.project() + ": " + e.getMessage(),
          "repeat it when the target answers; if you have made sure that it is off, and stays so,"
              + " add --target-is-off");
    }
  }

  private void both(MigrationRecord move) {
    MigrationRecord committed = targetRecords.find(false, Phase.COMMITTED);
    if (committed != null && committed.operation().equals(move.operation())) {
      throw new UsageException(
          "project-moved",
          "the target is in force since " + committed.since(),
          "'migrate resume' completes the move; to come back, move it from there to here");
    }
    removeContainers(move.operation());
    sourceRecords.remove(true, Phase.HANDED_OVER);
    thaw(move);
    tidy(move.operation());
    targetRecords.remove(false, Phase.FILLING, Phase.BEGUN);
    sourceRecords.remove(true, Phase.BEGUN);
  }

  private void thaw(MigrationRecord move) {
    DatabaseServer.endAll(context.source(), move.project());
    var containers =
        new Containers(context.source(), context.project(), context.events(), move.operation());
    new Freeze(containers, sourceRecords).end();
  }

  private void removeContainers(String operation) {
    DatabaseServer.endAll(context.target(), context.project().name());
    String label = ComposeLabels.OPERATION + "=" + operation;
    for (ContainerSummary container : context.target().containers(List.of(label))) {
      context.listener().hear("container " + container.name(), "removing", 0, -1);
      context.target().removeContainer(container.id(), true, true);
      context.listener().hear("container " + container.name(), "removed", 0, -1);
    }
  }

  /** The source serves by now, and all is remembered until it is done. */
  private void tidy(String operation) {
    try {
      removeRest(operation);
    } catch (EngineException e) {
      throw new EngineException(
          e.status(),
          "target-not-tidied",
          "the project is in force here, as it was; the target could not be tidied: "
              + e.getMessage(),
          "repeat 'migrate rollback' with that put right");
    }
  }

  private void removeRest(String operation) {
    for (NetworkDetails network : context.target().networks()) {
      if (operation.equals(network.labels().get(ComposeLabels.OPERATION))) {
        context.target().removeNetwork(network.id());
      }
    }
    for (VolumeDetails volume : context.target().volumes()) {
      if (operation.equals(volume.labels().get(ComposeLabels.OPERATION))) {
        context.target().removeVolume(volume.name());
      }
    }
    MigrationRecord filling = targetRecords.find(false, Phase.FILLING);
    if (filling != null && filling.operation().equals(operation)) {
      emptyFolders();
    }
  }

  /** They were empty, or not there, when the move began to fill them. */
  private void emptyFolders() {
    InventoryReader reader = context.inventoryReader();
    var images = new TreeSet<String>();
    for (Service service : context.project().services().values()) {
      images.add(ImageReference.of(context.project().name(), service));
    }
    var sides = new Sides(context.target(), List.copyOf(images));
    for (MovedData data : reader.places()) {
      String path = data.target();
      if (data.source().kind() == DataSet.Kind.BIND && path != null) {
        try (Side side = sides.open(data.there(path), Access.WRITE)) {
          empty(side);
        } catch (EngineException e) {
          if (!e.diagnostics().getFirst().code().equals("no-helper-image")) {
            throw e;
          }
          // Without a helper nothing was ever written there.
        }
      }
    }
  }

  private static void empty(Side side) {
    List<String> top = side.scan().topLevel();
    if (!top.isEmpty()) {
      side.remove(top);
    }
  }
}
