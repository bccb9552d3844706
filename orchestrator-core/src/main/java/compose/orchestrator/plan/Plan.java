package compose.orchestrator.plan;

import java.util.List;

/**
 * What is to be done, in an order in which it could be done one by one. A step depends on earlier
 * ones only, so a plan has no cycles by construction.
 *
 * @param project name of the project
 * @param nodes the steps
 * @param unchanged containers that are as they should be and run already
 */
public record Plan(String project, List<PlanNode> nodes, List<ContainerRef> unchanged) {

  /** Copies the steps and checks that each depends on earlier ones only. */
  public Plan {
    nodes = List.copyOf(nodes);
    unchanged = List.copyOf(unchanged);
    for (PlanNode node : nodes) {
      for (int before : node.after()) {
        if (before >= node.id()) {
          throw new IllegalArgumentException("step " + node.id() + " waits for step " + before);
        }
      }
    }
  }

  /** Whether there is nothing to do. */
  public boolean isEmpty() {
    return nodes.isEmpty();
  }
}
