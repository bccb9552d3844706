package compose.orchestrator.execution;

import compose.orchestrator.diagnostic.UsageException;
import compose.orchestrator.engine.EngineGateway;
import compose.orchestrator.engine.VolumeDetails;
import compose.orchestrator.model.ComposeLabels;
import compose.orchestrator.plan.CreateContainer;
import compose.orchestrator.plan.Operation;
import compose.orchestrator.plan.Plan;
import compose.orchestrator.plan.PlanNode;
import compose.orchestrator.plan.StartContainer;
import compose.orchestrator.plan.UnpauseContainer;

/** Keeps a project from being started where its data is not the one in force. */
public final class FencePreflight {

  private final EngineGateway engine;

  /** For one engine. */
  public FencePreflight(EngineGateway engine) {
    this.engine = engine;
  }

  /**
   * Checks a plan.
   *
   * @throws UsageException with code {@code project-fenced} where it would start something of a
   *     project that must not be
   */
  public void check(Plan plan) {
    if (!starts(plan)) {
      return;
    }
    for (VolumeDetails volume : engine.volumes()) {
      if (plan.project().equals(volume.labels().get(ComposeLabels.FENCE))) {
        throw new UsageException(
            "project-fenced",
            "project "
                + plan.project()
                + " is not started here: "
                + volume.labels().getOrDefault(ComposeLabels.FENCE_REASON, ""),
            "'orchestrator migrate status' tells more; to start it here all the same, remove the"
                + " volume "
                + volume.name());
      }
    }
  }

  private static boolean starts(Plan plan) {
    for (PlanNode node : plan.nodes()) {
      Operation operation = node.operation();
      if (operation instanceof StartContainer
          || operation instanceof CreateContainer
          || operation instanceof UnpauseContainer) {
        return true;
      }
    }
    return false;
  }
}
