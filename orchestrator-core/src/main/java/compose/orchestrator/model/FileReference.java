package compose.orchestrator.model;

import compose.orchestrator.yaml.Attributes;
import org.jspecify.annotations.Nullable;

/**
 * A config or secret that a service or a build uses.
 *
 * @param source key of the config or secret
 * @param target path or name in the container, or null for the usual place
 * @param uid owner, or null
 * @param gid group, or null
 * @param mode octal file mode, or null
 */
public record FileReference(
    String source,
    @Nullable String target,
    @Nullable String uid,
    @Nullable String gid,
    @Nullable String mode) {

  static FileReference decode(Attributes a) {
    return new FileReference(
        a.string("source", ""),
        a.string("target"),
        a.string("uid"),
        a.string("gid"),
        a.string("mode"));
  }
}
