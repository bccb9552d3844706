package compose.orchestrator.plan;

import compose.orchestrator.diagnostic.Diagnostic;
import java.util.ArrayList;
import java.util.List;

/**
 * What is to be done, in an order in which it could be done one by one. A step depends on earlier
 * ones only, so a plan has no cycles by construction.
 *
 * @param project name of the project
 * @param nodes the steps
 * @param unchanged containers that are as they should be and run already
 * @param notes what the user should know although nothing is done about it
 */
public record Plan(
    String project, List<PlanNode> nodes, List<ContainerRef> unchanged, List<Diagnostic> notes) {

  /** Copies the steps and checks their numbers, and that each depends on earlier ones only. */
  public Plan {
    nodes = List.copyOf(nodes);
    unchanged = List.copyOf(unchanged);
    notes = List.copyOf(notes);
    for (int i = 0; i < nodes.size(); i++) {
      PlanNode node = nodes.get(i);
      if (node.id() != i + 1) {
        throw new IllegalArgumentException("step " + node.id() + " is at place " + (i + 1));
      }
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

  /** The same with more notes. */
  public Plan withNotes(List<Diagnostic> more) {
    var all = new ArrayList<Diagnostic>(notes);
    all.addAll(more);
    return new Plan(project, nodes, unchanged, all);
  }
}
