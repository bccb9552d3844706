package compose.orchestrator.model;

import compose.orchestrator.yaml.Attributes;
import java.util.Objects;

/**
 * A resource limit of a process.
 *
 * @param soft the limit in force
 * @param hard the highest soft limit the process may set itself
 */
public record Ulimit(long soft, long hard) {

  static Ulimit decode(Attributes a) {
    Long both = a.value();
    if (both != null) {
      return new Ulimit(both, both);
    }
    return new Ulimit(
        Objects.requireNonNullElse(a.integer("soft"), 0L),
        Objects.requireNonNullElse(a.integer("hard"), 0L));
  }
}
