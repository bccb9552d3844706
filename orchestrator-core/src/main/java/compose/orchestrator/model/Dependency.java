package compose.orchestrator.model;

import compose.orchestrator.diagnostic.Location;
import compose.orchestrator.yaml.Attributes;
import java.util.LinkedHashMap;
import java.util.Map;

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

  /**
   * Dependencies by service from {@code service:condition:restart,…}, the label of a container
   * ({@link ComposeLabels#DEPENDS_ON}). Entries without a condition that is known are left out:
   * others may have written the label.
   */
  public static Map<String, Dependency> ofLabel(String label) {
    var found = new LinkedHashMap<String, Dependency>();
    for (String entry : label.split(",", -1)) {
      String[] parts = entry.split(":", -1);
      Condition condition = parts.length < 2 ? null : Condition.find(parts[1]);
      if (condition != null) {
        boolean restart = parts.length > 2 && parts[2].equals("true");
        found.put(parts[0], new Dependency(condition, restart, true, Location.of("")));
      }
    }
    return found;
  }

  static Dependency decode(Attributes a) {
    return new Dependency(
        Condition.of(a.string("condition", "service_started")),
        a.isTrue("restart"),
        !Boolean.FALSE.equals(a.truth("required")),
        a.location());
  }
}
