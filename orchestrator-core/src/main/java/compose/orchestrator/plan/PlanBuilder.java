package compose.orchestrator.plan;

import compose.orchestrator.diagnostic.Diagnostic;
import compose.orchestrator.diagnostic.Location;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Collects steps; each gets the next number, so what it waits for must be there already. */
final class PlanBuilder {

  private final String project;
  private final List<PlanNode> nodes = new ArrayList<>();
  private final List<ContainerRef> unchanged = new ArrayList<>();
  private final Set<Diagnostic> notes = new LinkedHashSet<>();

  PlanBuilder(String project) {
    this.project = project;
  }

  int add(Operation operation, Reason reason, Collection<Integer> after) {
    int id = nodes.size() + 1;
    nodes.add(new PlanNode(id, operation, reason, List.copyOf(new TreeSet<>(after))));
    return id;
  }

  /** Whether there is no step yet. */
  boolean isEmpty() {
    return nodes.isEmpty();
  }

  void unchanged(ContainerRef container) {
    unchanged.add(container);
  }

  /** Tells something, once. */
  void note(String code, String summary, String help) {
    note(code, summary, help, null);
  }

  void note(String code, String summary, String help, @Nullable Location location) {
    notes.add(Diagnostic.warning(code, summary, help, location));
  }

  Plan build() {
    return new Plan(project, nodes, unchanged, List.copyOf(notes));
  }
}
