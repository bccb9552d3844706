package compose.orchestrator.model;

import compose.orchestrator.diagnostic.Location;
import compose.orchestrator.yaml.Attributes;

/**
 * A service that comes first (Compose Specification, depends_on).
 *
 * @param condition what it must have reached
 * @param restart whether its recreation restarts the dependent
 * @param required whether the dependent cannot do without it
 * @param location where it stands in the file
 */
public record Dependency(
    Condition condition, boolean restart, boolean required, Location location) {

  static Dependency decode(Attributes a) {
    return new Dependency(
        Condition.of(a.string("condition", "service_started")),
        a.isTrue("restart"),
        !Boolean.FALSE.equals(a.truth("required")),
        a.location());
  }
}
