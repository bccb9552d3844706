package compose.orchestrator.saved;

import compose.orchestrator.yaml.Mapping;
import compose.orchestrator.yaml.MappingBuilder;

/**
 * Leaves the values of variables out of what is written: they are read again where they are needed.
 */
final class Values {

  private static final String CONTENT = "content";

  private Values() {}

  /** The tree without the contents that configs and secrets have from variables. */
  static Mapping without(Mapping tree) {
    var builder = new MappingBuilder(tree);
    for (String section : new String[] {"configs", "secrets"}) {
      if (tree.get(section) instanceof Mapping objects) {
        builder.put(section, contentless(objects));
      }
    }
    return builder.build();
  }

  private static Mapping contentless(Mapping objects) {
    var builder = new MappingBuilder(objects);
    for (Mapping.Entry entry : objects.all()) {
      if (entry.value() instanceof Mapping object && object.get("environment") != null) {
        builder.put(entry.key(), new MappingBuilder(object).remove(CONTENT).build());
      }
    }
    return builder.build();
  }
}
