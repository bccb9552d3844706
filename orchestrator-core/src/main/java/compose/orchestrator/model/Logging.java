package compose.orchestrator.model;

import compose.orchestrator.yaml.Attributes;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A log driver and its options.
 *
 * @param driver name, or null for the engine's own
 * @param options options
 */
public record Logging(@Nullable String driver, Map<String, String> options) {

  static Logging decode(Attributes a) {
    return new Logging(a.string("driver"), a.texts("options"));
  }
}
