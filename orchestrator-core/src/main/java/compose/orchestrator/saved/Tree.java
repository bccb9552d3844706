package compose.orchestrator.saved;

import compose.orchestrator.diagnostic.Location;
import compose.orchestrator.yaml.Mapping;
import compose.orchestrator.yaml.MappingBuilder;
import compose.orchestrator.yaml.Node;
import compose.orchestrator.yaml.Scalar;
import compose.orchestrator.yaml.Sequence;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Builds trees that come from no file. */
final class Tree {

  private static final Location NOWHERE = Location.of("");

  private final MappingBuilder builder = new MappingBuilder(NOWHERE);

  Tree put(String key, Node value) {
    builder.put(key, value);
    return this;
  }

  /** Text, a number, a truth value, or null. */
  Tree put(String key, @Nullable Object value) {
    builder.put(key, Scalar.of(value, NOWHERE));
    return this;
  }

  Mapping build() {
    return builder.build();
  }

  static Sequence of(Collection<String> texts) {
    List<Node> items = new ArrayList<>();
    texts.forEach(text -> items.add(Scalar.of(text, NOWHERE)));
    return new Sequence(items, NOWHERE);
  }

  static Mapping of(Map<String, String> texts) {
    var tree = new Tree();
    new TreeMap<>(texts).forEach(tree::put);
    return tree.build();
  }
}
