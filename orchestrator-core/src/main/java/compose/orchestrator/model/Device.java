package compose.orchestrator.model;

import compose.orchestrator.yaml.Attributes;
import org.jspecify.annotations.Nullable;

/**
 * A host device in a container.
 *
 * @param source path on the host, or a CDI name
 * @param target path in the container, or null for the same
 * @param permissions any of r, w, m, or null for all
 */
public record Device(String source, @Nullable String target, @Nullable String permissions) {

  static Device decode(Attributes a) {
    return new Device(a.string("source", ""), a.string("target"), a.string("permissions"));
  }
}
