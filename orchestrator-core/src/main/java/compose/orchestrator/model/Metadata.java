package compose.orchestrator.model;

import compose.orchestrator.yaml.Attributes;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Labels, annotations and the log driver of a container.
 *
 * @param containerName fixed name, or null
 * @param labels labels
 * @param annotations annotations for the runtime
 * @param logging log driver, or null for the engine's own
 */
public record Metadata(
    @Nullable String containerName,
    Map<String, String> labels,
    Map<String, String> annotations,
    @Nullable Logging logging) {

  static Metadata decode(Attributes a) {
    return new Metadata(
        a.string("container_name"),
        a.texts("labels"),
        a.texts("annotations"),
        a.object("logging", Logging::decode));
  }
}
