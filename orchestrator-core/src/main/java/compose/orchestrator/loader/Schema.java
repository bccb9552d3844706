package compose.orchestrator.loader;

import compose.orchestrator.yaml.JsonWriter;
import compose.orchestrator.yaml.Mapping;
import compose.orchestrator.yaml.Node;
import compose.orchestrator.yaml.Scalar;
import compose.orchestrator.yaml.Sequence;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Checks every value against its shape. What does not fit is reported and left out, so that later
 * passes see only values they can read and can go on finding other mistakes.
 */
final class Schema {

  private static final String EXTENSION = "x-orchestrator";
  private static final String ACCEPT = "accept";

  private final Findings findings;
  private Set<String> accepted = Set.of();

  Schema(Findings findings) {
    this.findings = findings;
  }

  Mapping file(Mapping file) {
    accepted = accepted(Values.mapping(file, EXTENSION).get(ACCEPT));
    return mapping(file, Specification.FILE, TreePath.ROOT);
  }

  /** The node as far as it fits the shape, or null where it does not. */
  private @Nullable Node node(Node node, Shape shape, TreePath path) {
    if (node instanceof Mapping mapping) {
      return shape.mapping ? mapping(mapping, shape, path) : wrongType(node, shape, path);
    }
    if (node instanceof Sequence sequence) {
      Shape item = shape.item;
      return item != null ? list(sequence, shape, item, path) : wrongType(node, shape, path);
    }
    return scalar((Scalar) node, shape, path);
  }

  private Mapping mapping(Mapping mapping, Shape shape, TreePath path) {
    required(mapping, shape, path);
    return Rewrite.entries(mapping, entry -> entry(entry, shape, path));
  }

  private @Nullable Node entry(Mapping.Entry entry, Shape shape, TreePath path) {
    String key = entry.key();
    Shape child = shape.of(key);
    if (child != null && child.younger && !accepted.contains(key)) {
      younger(entry, path);
      return null;
    }
    if (child != null && !child.internal) {
      return node(entry.value(), child, path.child(key));
    }
    if ((shape.extensible && key.startsWith("x-")) || isLetThrough(shape)) {
      return entry.value();
    }
    unknown(entry, shape, path);
    return null;
  }

  /** What the file takes of the specification that docker compose 2.40.3 does not know. */
  private Set<String> accepted(@Nullable Node asked) {
    if (!(asked instanceof Sequence list)) {
      return Set.of();
    }
    var names = new HashSet<String>();
    TreePath path = TreePath.ROOT.child(EXTENSION).child(ACCEPT);
    for (int i = 0; i < list.items().size(); i++) {
      Node item = list.items().get(i);
      Shape attribute = Specification.SERVICE.of(Values.spelled(item));
      if (attribute == null || !attribute.younger) {
        findings.error(
            "wrong-value",
            path.item(i),
            "nothing that docker compose 2.40.3 refuses and that could be accepted",
            "Known here: pre_start.",
            item.location());
      }
      names.add(Values.spelled(item));
    }
    return names;
  }

  private static boolean isLetThrough(Shape shape) {
    return shape.open
        || shape.names == Shape.Names.RESOURCE_OR_UNREAD
        || shape.names == Shape.Names.LOWER_CASE_OR_UNREAD;
  }

  private void younger(Mapping.Entry entry, TreePath path) {
    findings.error(
        "younger-attribute",
        path.child(entry.key()),
        "younger than docker compose 2.40.3, which refuses it",
        "To use it here, write x-orchestrator: {accept: [" + entry.key() + "]} into the file.",
        entry.keyLocation());
  }

  private void unknown(Mapping.Entry entry, Shape shape, TreePath path) {
    if (shape.others != null) {
      findings.error(
          "invalid-name",
          path.child(entry.key()),
          entry.key().isEmpty() ? "the name is empty" : "not a valid name",
          "Use letters, digits, '.', '_' and '-'.",
          entry.keyLocation());
      return;
    }
    findings.error(
        "unknown-attribute",
        path.child(entry.key()),
        "unknown attribute",
        advice(entry, shape, path),
        entry.keyLocation());
  }

  private static String advice(Mapping.Entry entry, Shape shape, TreePath path) {
    boolean service =
        entry.value() instanceof Mapping mapping
            && (mapping.get("image") != null || mapping.get("build") != null);
    if (service && path.parent() == null) {
      return "Services stand under services:.";
    }
    String near = NearMiss.of(entry.key(), shape.attributes.keySet());
    return near == null ? "Remove it, or prefix it with x-." : "Did you mean '" + near + "'?";
  }

  private void required(Mapping mapping, Shape shape, TreePath path) {
    for (String key : shape.required) {
      if (mapping.get(key) == null) {
        findings.error(
            "missing-attribute",
            path,
            "the attribute '" + key + "' is missing",
            "Add '" + key + "'.",
            mapping.location());
      }
    }
  }

  private Sequence list(Sequence list, Shape shape, Shape item, TreePath path) {
    if (shape.uniqueItems) {
      unrepeated(list.items(), path);
    }
    return Rewrite.items(list, (node, index) -> node(node, item, path.item(index)));
  }

  private void unrepeated(List<Node> items, TreePath path) {
    if (items.size() < 2) {
      return;
    }
    Map<Object, Integer> seen = HashMap.newHashMap(items.size());
    for (int i = 0; i < items.size(); i++) {
      Integer first = seen.putIfAbsent(identity(items.get(i)), i);
      if (first != null) {
        findings.error(
            "duplicate-item",
            path.item(i),
            "the same as item " + first,
            "Remove one of the two.",
            items.get(i).location());
      }
    }
  }

  private static Object identity(Node item) {
    return item instanceof Scalar scalar && scalar.value() instanceof String text
        ? text
        : List.of(JsonWriter.identity(item));
  }

  private @Nullable Node scalar(Scalar scalar, Shape shape, TreePath path) {
    if (!accepts(shape, scalar.value())) {
      return wrongType(scalar, shape, path);
    }
    if (scalar.value() instanceof String text) {
      return text(scalar, text, shape, path);
    }
    if (scalar.value() instanceof Long number) {
      return inRange(scalar, number, shape, path) ? scalar : null;
    }
    return scalar;
  }

  private static boolean accepts(Shape shape, @Nullable Object value) {
    if (value instanceof String) {
      return shape.accepts(Shape.TEXT);
    }
    if (value instanceof Long || value instanceof BigInteger) {
      return shape.accepts(Shape.INTEGER | Shape.NUMBER);
    }
    if (value instanceof Double number) {
      boolean whole = number == Math.rint(number) && !Double.isInfinite(number);
      return shape.accepts(whole ? Shape.INTEGER | Shape.NUMBER : Shape.NUMBER);
    }
    if (value instanceof Boolean) {
      return shape.accepts(Shape.BOOLEAN);
    }
    return value == null && shape.accepts(Shape.NULL);
  }

  private @Nullable Node text(Scalar scalar, String text, Shape shape, TreePath path) {
    if (!shape.values.isEmpty() && !shape.values.contains(text)) {
      String near = NearMiss.of(text, shape.values);
      findings.error(
          "wrong-value",
          path,
          "expected " + WordList.or(shape.values) + ", got '" + text + "'",
          near == null ? null : "Did you mean '" + near + "'?",
          scalar.location());
      return null;
    }
    String rule = shape.text.broken(text);
    if (rule != null) {
      findings.error(
          "wrong-value",
          path,
          "expected " + rule + ", got '" + text + "'",
          null,
          scalar.location());
      return null;
    }
    return scalar;
  }

  private boolean inRange(Scalar scalar, long number, Shape shape, TreePath path) {
    if (number >= shape.minimum && number <= shape.maximum) {
      return true;
    }
    String range =
        shape.maximum == Long.MAX_VALUE
            ? "a number from " + shape.minimum + " on"
            : "a number from " + shape.minimum + " to " + shape.maximum;
    findings.error(
        "out-of-range", path, "expected " + range + ", got " + number, null, scalar.location());
    return false;
  }

  private @Nullable Node wrongType(Node node, Shape shape, TreePath path) {
    findings.error(
        "wrong-type",
        path,
        "expected " + expected(shape) + ", got " + node.describe(),
        node instanceof Scalar scalar && !scalar.isNull() ? help(scalar, shape) : null,
        node.location());
    return null;
  }

  /** How the value could be written instead, or null. */
  private static @Nullable String help(Scalar scalar, Shape shape) {
    if (isDuration(shape)) {
      return DurationText.help(scalar.text());
    }
    return shape.accepts(Shape.TEXT) ? "Quote the value: \"" + scalar.text() + "\"." : null;
  }

  private static boolean isDuration(Shape shape) {
    return shape.kind == Kind.DURATION || shape.kind == Kind.OPTIONAL_DURATION;
  }

  /** What a person calls the values of a shape, the plainest first. */
  private static String expected(Shape shape) {
    if (isDuration(shape)) {
      return DurationText.EXPECTED;
    }
    var words = new ArrayList<String>();
    if (shape.mapping) {
      words.add("a mapping");
    }
    if (shape.item != null) {
      words.add("a list");
    }
    boolean textOfNumber = shape.accepts(Shape.INTEGER | Shape.NUMBER | Shape.BOOLEAN);
    if (shape.accepts(Shape.TEXT) && !(textOfNumber && shape.cast != Cast.NONE)) {
      words.add("a text");
    }
    if (shape.accepts(Shape.NUMBER)) {
      words.add("a number");
    } else if (shape.accepts(Shape.INTEGER)) {
      words.add("an integer");
    }
    if (shape.accepts(Shape.BOOLEAN)) {
      words.add("true or false");
    }
    return WordList.or(words);
  }
}
