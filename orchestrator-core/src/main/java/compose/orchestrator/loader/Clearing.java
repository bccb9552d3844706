package compose.orchestrator.loader;

import compose.orchestrator.yaml.Mapping;
import compose.orchestrator.yaml.MappingBuilder;
import java.util.List;

/** Takes away what a later file resets. */
final class Clearing {

  private Clearing() {}

  /** The tree without the values at the paths. */
  static Mapping apply(Mapping tree, List<List<String>> paths) {
    Mapping cleared = tree;
    for (List<String> path : paths) {
      if (!path.isEmpty()) {
        cleared = without(cleared, path);
      }
    }
    return cleared;
  }

  private static Mapping without(Mapping tree, List<String> path) {
    String key = path.getFirst();
    if (path.size() == 1) {
      return tree.get(key) == null ? tree : new MappingBuilder(tree).remove(key).build();
    }
    if (!(tree.get(key) instanceof Mapping inner)) {
      return tree;
    }
    Mapping cleared = without(inner, path.subList(1, path.size()));
    return Rewrite.isSame(cleared, inner)
        ? tree
        : new MappingBuilder(tree).put(key, cleared).build();
  }
}
