package compose.orchestrator.execution;

import compose.orchestrator.journal.NodeRecord;
import compose.orchestrator.journal.OperationRecord;
import compose.orchestrator.plan.Inverse;
import compose.orchestrator.plan.UndoRequest;
import java.util.ArrayList;
import java.util.List;

/** What the journal of an operation says is to be taken back, or is still to be done. */
public final class OperationSteps {

  private OperationSteps() {}

  /**
   * The steps that were done or may have been, to be taken back, the last one first.
   *
   * @param volumes whether volumes that it made are removed with their data
   */
  public static UndoRequest undo(OperationRecord operation, boolean volumes) {
    var inverses = new ArrayList<Inverse>();
    for (NodeRecord step : operation.nodes().reversed()) {
      Inverse inverse = Inverse.parse(step.node().payload());
      if (inverse != null && (step.state().equals("done") || step.state().equals("begun"))) {
        inverses.add(inverse);
      }
    }
    return new UndoRequest("undo", operation.header().id(), List.copyOf(inverses), volumes);
  }

  /** Starts of containers that it did not get to: what it had stopped is to run again. */
  public static UndoRequest starts(OperationRecord operation) {
    var starts = new ArrayList<Inverse>();
    for (NodeRecord step : operation.nodes()) {
      Inverse inverse = Inverse.parse(step.node().payload());
      boolean undone = !step.state().equals("done");
      if (undone && inverse != null && inverse.kind() == Inverse.Kind.STOP) {
        starts.add(new Inverse(Inverse.Kind.START, inverse.name()));
      }
    }
    return new UndoRequest("resume", operation.header().id(), List.copyOf(starts), false);
  }
}
