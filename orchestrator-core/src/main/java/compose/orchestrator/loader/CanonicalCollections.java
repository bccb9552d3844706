package compose.orchestrator.loader;

import compose.orchestrator.diagnostic.Location;
import compose.orchestrator.yaml.Mapping;
import compose.orchestrator.yaml.Node;
import compose.orchestrator.yaml.Scalar;
import compose.orchestrator.yaml.Sequence;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The canonical form of names with values: variables, labels, hosts, options, keys. */
final class CanonicalCollections {

  private final Findings findings;

  CanonicalCollections(Findings findings) {
    this.findings = findings;
  }

  @Nullable Node of(Node value, Kind kind, TreePath path) {
    return switch (kind) {
      case VARIABLES -> pairs(value, true, path);
      case LABELS -> pairs(value, false, path);
      case OPTIONS -> options(value, path);
      case MULTIPLE -> multiple(value);
      case HOSTS -> hosts(value, path);
      case SSH -> ssh(value);
      default -> null;
    };
  }

  /**
   * Names with texts.
   *
   * @param nullable whether a name without a value keeps none, instead of an empty text
   */
  private @Nullable Node pairs(Node value, boolean nullable, TreePath path) {
    var sorted = new TreeMap<String, Mapping.Entry>();
    if (value instanceof Mapping mapping) {
      for (Mapping.Entry entry : mapping.all()) {
        Scalar text = text(entry.value(), nullable);
        sorted.put(entry.key(), new Mapping.Entry(entry.key(), entry.keyLocation(), text));
      }
    } else if (value instanceof Sequence list) {
      for (Node item : list.items()) {
        Mapping.Entry entry = pair(item, nullable);
        sorted.put(entry.key(), entry);
        if (nullable) {
          checkName(entry, path);
        }
      }
    }
    return sorted.isEmpty() ? null : mapping(sorted, value.location());
  }

  private static Mapping mapping(Map<String, Mapping.Entry> entries, Location at) {
    return new Mapping(entries, at);
  }

  private static Scalar text(Node value, boolean nullable) {
    if (Values.isNull(value)) {
      return nullable ? (Scalar) value : Scalar.of("", value.location());
    }
    return Values.text(value) != null
        ? (Scalar) value
        : Scalar.of(Values.spelled(value), value.location());
  }

  private static Mapping.Entry pair(Node item, boolean nullable) {
    String text = Values.spelled(item);
    Location at = item.location();
    int equals = text.indexOf('=');
    if (equals >= 0) {
      Scalar value = Scalar.of(text.substring(equals + 1), at);
      return new Mapping.Entry(text.substring(0, equals), at, value);
    }
    return new Mapping.Entry(text, at, nullable ? Scalar.of((Object) null, at) : Scalar.of("", at));
  }

  private void checkName(Mapping.Entry entry, TreePath path) {
    String name = entry.key();
    if (!name.isEmpty() && Character.isWhitespace(name.charAt(name.length() - 1))) {
      findings.error(
          "wrong-value",
          path,
          "the name '" + name + "' ends with a space",
          "Remove the space before the '='.",
          entry.keyLocation());
    }
  }

  private @Nullable Node options(Node value, TreePath path) {
    if (value instanceof Mapping mapping) {
      mapping.all().forEach(entry -> checkOption(entry, path));
    }
    return pairs(value, false, path);
  }

  private void checkOption(Mapping.Entry entry, TreePath path) {
    Object option = entry.value() instanceof Scalar scalar ? scalar.value() : entry.value();
    if (option != null && !(option instanceof String) && !(option instanceof Long)) {
      findings.error(
          "wrong-type",
          path.child(entry.key()),
          "expected a text, got " + entry.value().describe(),
          "Quote the value.",
          entry.value().location());
    }
  }

  private static @Nullable Node multiple(Node value) {
    if (!(value instanceof Mapping mapping) || mapping.entries().isEmpty()) {
      return null;
    }
    var sorted = new TreeMap<String, Mapping.Entry>();
    for (Mapping.Entry entry : mapping.all()) {
      Node given = entry.value();
      List<Node> several = given instanceof Sequence list ? list.items() : List.of(given);
      var texts = new ArrayList<Node>();
      for (Node item : several) {
        texts.add(Scalar.of(Values.spelled(item), item.location()));
      }
      Sequence list = new Sequence(texts, given.location());
      sorted.put(entry.key(), new Mapping.Entry(entry.key(), entry.keyLocation(), list));
    }
    return mapping(sorted, value.location());
  }

  private @Nullable Node hosts(Node value, TreePath path) {
    var lines = new ArrayList<String>();
    if (value instanceof Mapping mapping) {
      for (Mapping.Entry entry : mapping.all()) {
        host(entry.key(), addresses(entry.value()), lines, value, path);
      }
    } else if (value instanceof Sequence list) {
      for (Node item : list.items()) {
        host(item, lines, path);
      }
    }
    if (lines.isEmpty()) {
      return null;
    }
    lines.sort(null);
    var items = new ArrayList<Node>(lines.size());
    for (String line : lines) {
      items.add(Scalar.of(line, value.location()));
    }
    return new Sequence(items, value.location());
  }

  private static List<String> addresses(Node value) {
    if (value instanceof Sequence list) {
      return list.items().stream().map(Values::spelled).toList();
    }
    return List.of(Values.isNull(value) ? "" : Values.spelled(value));
  }

  private void host(Node item, List<String> lines, TreePath path) {
    String text = Values.spelled(item);
    int separator = text.indexOf('=') >= 0 ? text.indexOf('=') : text.indexOf(':');
    if (separator < 0) {
      findings.error(
          "wrong-value", path, "expected host=address, got '" + text + "'", null, item.location());
      return;
    }
    List<String> addresses = List.of(text.substring(separator + 1).split(",", -1));
    host(text.substring(0, separator), addresses, lines, item, path);
  }

  private void host(
      String host, List<String> addresses, List<String> lines, Node at, TreePath path) {
    if (host.isEmpty() || host.indexOf(':') >= 0 || host.indexOf('=') >= 0) {
      findings.error("wrong-value", path, "'" + host + "' is not a host name", null, at.location());
      return;
    }
    for (String address : addresses) {
      boolean bracketed = address.length() > 2 && address.startsWith("[") && address.endsWith("]");
      lines.add(host + "=" + (bracketed ? address.substring(1, address.length() - 1) : address));
    }
  }

  private static @Nullable Node ssh(Node value) {
    if (!(value instanceof Mapping mapping) || mapping.entries().isEmpty()) {
      return null;
    }
    var keys = new ArrayList<Node>();
    for (Mapping.Entry entry : mapping.all()) {
      Node file = entry.value();
      boolean agent = Values.isNull(file) || Values.spelled(file).isEmpty();
      String key = agent ? entry.key() : entry.key() + "=" + Values.spelled(file);
      keys.add(Scalar.of(key, entry.keyLocation()));
    }
    return new Sequence(keys, value.location());
  }
}
