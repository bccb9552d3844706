package compose.orchestrator.loader;

import compose.orchestrator.yaml.Mapping;
import compose.orchestrator.yaml.MappingBuilder;
import compose.orchestrator.yaml.Node;
import java.util.List;
import org.jspecify.annotations.Nullable;

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

  /** Says which of the later tree's values take the place of what is taken away. */
  static void tell(
      Mapping earlier, Mapping later, List<List<String>> paths, LoadListener listener) {
    for (List<String> path : paths) {
      Node loser = find(earlier, path);
      Node winner = find(later, path);
      if (loser != null && winner != null) {
        listener.replaced(TreePath.of(path), winner, loser);
      }
    }
  }

  private static @Nullable Node find(Mapping tree, List<String> path) {
    Node found = tree;
    for (String key : path) {
      found = found instanceof Mapping mapping ? mapping.get(key) : null;
    }
    return found;
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
