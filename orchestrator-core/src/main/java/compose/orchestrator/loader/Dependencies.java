package compose.orchestrator.loader;

import compose.orchestrator.diagnostic.Location;
import compose.orchestrator.yaml.Mapping;
import compose.orchestrator.yaml.MappingBuilder;
import compose.orchestrator.yaml.Scalar;

/** Dependencies of a service that are not written out. */
final class Dependencies {

  private Dependencies() {}

  /** A dependency of which only the name is given. */
  static Mapping usual(Location at) {
    return new MappingBuilder(at)
        .put("condition", Scalar.of("service_started", at))
        .put("required", Scalar.of(true, at))
        .build();
  }

  /** A dependency that follows from another attribute. */
  static Mapping implied(boolean restart, Location at) {
    return new MappingBuilder(usual(at)).put("restart", Scalar.of(restart, at)).build();
  }
}
