package compose.orchestrator.execution;

import compose.orchestrator.diagnostic.Diagnostic;
import compose.orchestrator.diagnostic.InvalidProjectException;
import compose.orchestrator.engine.EngineGateway;
import compose.orchestrator.engine.NetworkRequest;
import compose.orchestrator.engine.UnmetRequirement;
import compose.orchestrator.model.Project;
import compose.orchestrator.plan.BuildImage;
import compose.orchestrator.plan.CreateContainer;
import compose.orchestrator.plan.CreateNetwork;
import compose.orchestrator.plan.Plan;
import compose.orchestrator.plan.PlanNode;
import java.util.ArrayList;
import java.util.List;

/** Finds what the engine is too old or too simple for while nothing has been changed yet. */
public final class EnginePreflight {

  private final EngineGateway engine;

  /** For one engine. */
  public EnginePreflight(EngineGateway engine) {
    this.engine = engine;
  }

  /**
   * Checks a plan.
   *
   * @return the plan, with a note for what will be missing and can be missed
   * @throws InvalidProjectException with code {@code engine-too-old} where something cannot
   */
  public Plan check(Project project, Plan plan) {
    var found = new ArrayList<Diagnostic>();
    boolean refused = false;
    boolean builds = false;
    for (PlanNode node : plan.nodes()) {
      builds |= node.operation() instanceof BuildImage;
      for (UnmetRequirement unmet : unmet(node)) {
        refused |= unmet.essential();
        Diagnostic diagnostic = diagnostic(project, path(node, unmet), unmet);
        if (!found.contains(diagnostic)) {
          found.add(diagnostic);
        }
      }
    }
    if (refused) {
      throw new InvalidProjectException(found);
    }
    if (builds) {
      found.addAll(engine.builderNotes());
    }
    return found.isEmpty() ? plan : plan.withNotes(found);
  }

  private List<UnmetRequirement> unmet(PlanNode node) {
    if (node.operation() instanceof CreateContainer create) {
      return engine.unmet(create.request());
    }
    if (node.operation() instanceof CreateNetwork create) {
      return engine.unmet(
          new NetworkRequest(create.network().name(), create.network(), create.labels()));
    }
    return List.of();
  }

  private static List<String> path(PlanNode node, UnmetRequirement unmet) {
    var path = new ArrayList<String>();
    if (node.operation() instanceof CreateContainer create) {
      path.addAll(List.of("services", create.container().service()));
    } else if (node.operation() instanceof CreateNetwork create) {
      path.addAll(List.of("networks", create.network().key()));
    }
    path.addAll(unmet.path());
    return path;
  }

  private static Diagnostic diagnostic(Project project, List<String> path, UnmetRequirement unmet) {
    String summary =
        text(path)
            + " needs Docker Engine "
            + unmet.engine()
            + " (API "
            + unmet.api()
            + ") or newer; this one speaks API "
            + unmet.spoken();
    return unmet.essential()
        ? Diagnostic.error(
            "engine-too-old",
            summary,
            "update the engine, or leave the attribute out",
            project.location(path))
        : Diagnostic.warning(
            "engine-too-old",
            summary,
            "it is passed over: update the engine, or leave the attribute out",
            project.location(path));
  }

  /** {@code services.web.volumes[0].bind.recursive}. */
  private static String text(List<String> path) {
    var text = new StringBuilder();
    for (int i = 0; i < path.size(); i++) {
      boolean position = i == 3 && path.get(2).equals("volumes");
      text.append(i == 0 || position ? "" : ".");
      text.append(position ? "[" + path.get(i) + "]" : path.get(i));
    }
    return text.toString();
  }
}
