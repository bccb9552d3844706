package compose.orchestrator.loader;

import compose.orchestrator.diagnostic.Location;
import compose.orchestrator.yaml.Mapping;
import compose.orchestrator.yaml.Node;
import compose.orchestrator.yaml.Numbers;
import compose.orchestrator.yaml.Scalar;
import compose.orchestrator.yaml.Sequence;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Looks at nodes without regard to where they stand. */
final class Values {

  private Values() {}

  /** The text of a node that is one, or null. */
  static @Nullable String text(@Nullable Node node) {
    return node instanceof Scalar scalar && scalar.value() instanceof String text ? text : null;
  }

  /** The text of the value of a key, or the other text where there is none. */
  static String text(Mapping mapping, String key, String other) {
    String text = text(mapping.get(key));
    return text == null ? other : text;
  }

  /** A single value as text: what it is called where a text is needed. */
  static String spelled(Node node) {
    if (!(node instanceof Scalar scalar)) {
      return node.describe();
    }
    return scalar.value() instanceof Double number
        ? Numbers.text(number)
        : String.valueOf(scalar.value());
  }

  static boolean isNull(@Nullable Node node) {
    return node instanceof Scalar scalar && scalar.isNull();
  }

  static boolean isTrue(@Nullable Node node) {
    return node instanceof Scalar scalar && Boolean.TRUE.equals(scalar.value());
  }

  /** A mapping below a key; empty where there is none. */
  static Mapping mapping(Mapping parent, String key) {
    return parent.get(key) instanceof Mapping mapping ? mapping : Mapping.empty(parent.location());
  }

  /** The items below a key; none where there is no list. */
  static List<Node> items(Mapping parent, String key) {
    return parent.get(key) instanceof Sequence sequence ? sequence.items() : List.of();
  }

  static Scalar scalar(Object value, Location at) {
    return Scalar.of(value, at);
  }

  /** Whether two nodes have the same value, wherever they stand. */
  static boolean same(@Nullable Node a, @Nullable Node b) {
    if (Rewrite.isSame(a, b)) {
      return true;
    }
    if (a instanceof Mapping left && b instanceof Mapping right) {
      return sameEntries(left, right);
    }
    if (a instanceof Sequence left && b instanceof Sequence right) {
      return sameItems(left.items(), right.items());
    }
    return a instanceof Scalar left
        && b instanceof Scalar right
        && Objects.equals(left.value(), right.value());
  }

  static boolean contains(List<Node> items, Node value) {
    for (Node item : items) {
      if (same(item, value)) {
        return true;
      }
    }
    return false;
  }

  private static boolean sameEntries(Mapping left, Mapping right) {
    if (left.entries().size() != right.entries().size()) {
      return false;
    }
    for (Mapping.Entry entry : left.all()) {
      if (!same(entry.value(), right.get(entry.key()))) {
        return false;
      }
    }
    return true;
  }

  private static boolean sameItems(List<Node> left, List<Node> right) {
    boolean same = left.size() == right.size();
    for (int i = 0; same && i < left.size(); i++) {
      same = same(left.get(i), right.get(i));
    }
    return same;
  }
}
