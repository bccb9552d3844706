package compose.orchestrator.model;

import compose.orchestrator.yaml.Attributes;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A volume of the project (Compose Specification, volumes).
 *
 * @param key the key in the file
 * @param name name on the engine
 * @param driver driver, or null for local
 * @param driverOptions options for the driver
 * @param external whether somebody else makes and removes it
 * @param labels labels
 */
public record Volume(
    String key,
    String name,
    @Nullable String driver,
    Map<String, String> driverOptions,
    boolean external,
    Map<String, String> labels) {

  static Volume decode(Attributes a) {
    return new Volume(
        a.name(),
        a.string("name", a.name()),
        a.string("driver"),
        a.texts("driver_opts"),
        a.isTrue("external"),
        a.texts("labels"));
  }
}
