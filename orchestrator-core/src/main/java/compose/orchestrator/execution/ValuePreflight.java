package compose.orchestrator.execution;

import compose.orchestrator.diagnostic.Diagnostic;
import compose.orchestrator.diagnostic.InvalidProjectException;
import compose.orchestrator.engine.EngineGateway;
import compose.orchestrator.model.Project;
import compose.orchestrator.plan.CreateContainer;
import compose.orchestrator.plan.CreateVolume;
import compose.orchestrator.plan.Plan;
import compose.orchestrator.plan.PlanNode;
import compose.orchestrator.plan.UpdateContainer;
import java.util.ArrayList;
import java.util.List;

/**
 * Finds values that every engine refuses while nothing has been changed yet: docker compose leaves
 * them to the engine, which tells no place. What is valid elsewhere is let through.
 */
public final class ValuePreflight {

  private static final String WINDOWS = "windows";

  private final EngineGateway engine;

  /** For one engine. */
  public ValuePreflight(EngineGateway engine) {
    this.engine = engine;
  }

  /**
   * Checks a plan.
   *
   * @return the plan
   * @throws InvalidProjectException with code {@code engine-refuses} where a step cannot succeed
   */
  public Plan check(Project project, Plan plan) {
    var found = new ArrayList<Diagnostic>();
    for (PlanNode node : plan.nodes()) {
      for (Diagnostic diagnostic : findings(project, node)) {
        if (!found.contains(diagnostic)) {
          found.add(diagnostic);
        }
      }
    }
    // an engine for Windows has other paths, and says itself what is wrong with them
    if (!found.isEmpty() && !WINDOWS.equals(engine.version().os())) {
      throw new InvalidProjectException(found);
    }
    return plan;
  }

  private static List<Diagnostic> findings(Project project, PlanNode node) {
    if (node.operation() instanceof CreateContainer create) {
      return new RefusedValues(project, create.container().service())
          .ofContainer(create.request().service());
    }
    if (node.operation() instanceof UpdateContainer change) {
      String policy = change.update().restartPolicy();
      return policy == null
          ? List.of()
          : new RefusedValues(project, change.container().service()).ofPolicy(policy);
    }
    return node.operation() instanceof CreateVolume create
        ? RefusedValues.ofVolume(project, create.volume())
        : List.of();
  }
}
