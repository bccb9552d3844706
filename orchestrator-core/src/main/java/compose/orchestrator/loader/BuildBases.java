package compose.orchestrator.loader;

import compose.orchestrator.yaml.Mapping;
import compose.orchestrator.yaml.MappingBuilder;

/** Services that are not selected, but whose images builds of the selected start from. */
final class BuildBases {

  private static final String SERVICE = "service:";

  private final Mapping disabled;
  private final MappingBuilder found;

  private BuildBases(Mapping disabled) {
    this.disabled = disabled;
    this.found = new MappingBuilder(disabled.location());
  }

  static Mapping of(Mapping enabled, Mapping disabled) {
    var bases = new BuildBases(disabled);
    enabled.all().forEach(entry -> bases.of((Mapping) entry.value()));
    return bases.found.build();
  }

  private void of(Mapping service) {
    Mapping build = Values.mapping(service, "build");
    for (Mapping.Entry context : Values.mapping(build, "additional_contexts").all()) {
      String text = Values.spelled(context.value());
      String name = text.startsWith(SERVICE) ? text.substring(SERVICE.length()) : "";
      if (disabled.get(name) instanceof Mapping base && found.get(name) == null) {
        found.put(name, base);
        of(base);
      }
    }
  }
}
