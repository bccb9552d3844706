package compose.orchestrator.yaml;

import compose.orchestrator.diagnostic.Location;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Builds trees that come from no file. */
public final class Tree {

  private static final Location NOWHERE = Location.of("");

  private final MappingBuilder builder = new MappingBuilder(NOWHERE);

  /** Starts empty. */
  public Tree() {}

  /** Puts a tree under a key. */
  public Tree put(String key, Node value) {
    builder.put(key, value);
    return this;
  }

  /** Puts a text, a number, a truth value, or null under a key. */
  public Tree put(String key, @Nullable Object value) {
    builder.put(key, Scalar.of(value, NOWHERE));
    return this;
  }

  /** What was put so far. */
  public Mapping build() {
    return builder.build();
  }

  /** A list of texts. */
  public static Sequence of(Collection<String> texts) {
    List<Node> items = new ArrayList<>();
    texts.forEach(text -> items.add(Scalar.of(text, NOWHERE)));
    return new Sequence(items, NOWHERE);
  }

  /** Texts by key, in the order of the keys. */
  public static Mapping of(Map<String, String> texts) {
    var tree = new Tree();
    new TreeMap<>(texts).forEach(tree::put);
    return tree.build();
  }
}
