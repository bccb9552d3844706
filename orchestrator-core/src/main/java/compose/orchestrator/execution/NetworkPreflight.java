package compose.orchestrator.execution;

import compose.orchestrator.diagnostic.EngineException;
import compose.orchestrator.engine.ContainerSummary;
import compose.orchestrator.engine.EngineGateway;
import compose.orchestrator.model.ComposeLabels;
import compose.orchestrator.plan.CreateNetwork;
import compose.orchestrator.plan.Plan;
import compose.orchestrator.plan.PlanNode;
import compose.orchestrator.plan.RemoveNetwork;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Looks, before anything is stopped, whether somebody else's containers are on a network that is to
 * be made anew: the engine would not let it go, when all others have left it already.
 */
public final class NetworkPreflight {

  private final EngineGateway engine;

  /** For one engine. */
  public NetworkPreflight(EngineGateway engine) {
    this.engine = engine;
  }

  /**
   * Checks a plan.
   *
   * @throws EngineException with code {@code network-in-use} where others use a network
   */
  public void check(Plan plan) {
    Set<String> replaced = replaced(plan);
    if (replaced.isEmpty()) {
      return;
    }
    for (ContainerSummary container : engine.containers(List.of())) {
      for (String network : container.networks()) {
        if (replaced.contains(network) && holds(container, plan)) {
          throw new EngineException(
              "network-in-use",
              "network " + network + " must be made anew, but " + container.name() + " is on it",
              "disconnect that container: it is none of project " + plan.project());
        }
      }
    }
  }

  private static Set<String> replaced(Plan plan) {
    var removed = new HashSet<String>();
    var replaced = new HashSet<String>();
    for (PlanNode node : plan.nodes()) {
      if (node.operation() instanceof RemoveNetwork remove) {
        removed.add(remove.name());
      } else if (node.operation() instanceof CreateNetwork create
          && removed.contains(create.network().name())) {
        replaced.add(create.network().name());
      }
    }
    return replaced;
  }

  /** Containers that do not run keep no network. */
  private static boolean holds(ContainerSummary container, Plan plan) {
    String project = container.labels().getOrDefault(ComposeLabels.PROJECT, "");
    boolean runs = container.state().equals("running") || container.state().equals("paused");
    return runs && !project.equals(plan.project());
  }
}
