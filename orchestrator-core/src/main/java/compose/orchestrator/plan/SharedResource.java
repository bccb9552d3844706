package compose.orchestrator.plan;

import compose.orchestrator.diagnostic.UsageException;
import compose.orchestrator.model.ComposeLabels;
import compose.orchestrator.model.Project;
import compose.orchestrator.model.Service;
import java.util.List;
import java.util.Map;

/**
 * A network or volume that is on the engine, and whose it is.
 *
 * @param kind network or volume
 * @param name name on the engine
 * @param labels its labels
 */
record SharedResource(String kind, String name, Map<String, String> labels) {

  /** Whether the project made it, so that it may make it anew. */
  boolean isOf(Project project) {
    return project.name().equals(labels.get(ComposeLabels.PROJECT));
  }

  /** Says that what somebody else made is used as it is. */
  void noteOwner(PlanBuilder plan) {
    String owner = labels.get(ComposeLabels.PROJECT);
    if (owner == null) {
      plan.note(
          kind + "-not-ours",
          kind + " " + name + " was not made by Compose; it is used as it is",
          "declare it with external: true to say that this is meant");
    } else {
      plan.note(
          kind + "-of-another-project",
          kind + " " + name + " belongs to project " + owner + "; it is used as it is",
          "declare it with external: true to say that this is meant");
    }
  }

  /** The last resort where no value differs but the file that it was made from does. */
  List<Divergence> byHash(String path, String desired) {
    String hash = labels.get(ComposeLabels.CONFIG_HASH);
    return hash == null || hash.equals(desired)
        ? List.of()
        : List.of(new Divergence(path + ".(configuration hash)", hash, desired));
  }

  static UsageException missing(String kind, String name, Service service) {
    return new UsageException(
        "external-missing",
        kind + " " + name + " is declared as external, but is not on the engine",
        "service " + service.name() + " needs it: make it with docker " + kind + " create " + name);
  }
}
