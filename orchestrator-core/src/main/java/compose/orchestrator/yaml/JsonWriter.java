package compose.orchestrator.yaml;

import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Writes trees as JSON, byte for byte as docker compose does: {@code <}, {@code >} and {@code &}
 * and the two line separators of Unicode are escaped, other characters stay.
 */
public final class JsonWriter {

  private static final String HEX = "0123456789abcdef";

  private final StringBuilder out = new StringBuilder();
  private final boolean pretty;
  private final boolean sorted;

  private JsonWriter(boolean pretty, boolean sorted) {
    this.pretty = pretty;
    this.sorted = sorted;
  }

  /** On several lines, indented by two spaces, keys in the tree's order. */
  public static String pretty(Node node) {
    return write(new JsonWriter(true, false), node);
  }

  /** On one line without spaces, keys in the tree's order. */
  public static String compact(Node node) {
    return write(new JsonWriter(false, false), node);
  }

  /** A text that two nodes share if and only if they have the same value. */
  public static String identity(Node node) {
    return write(new JsonWriter(false, true), node);
  }

  /** A text as a JSON string. */
  public static String string(String text) {
    var writer = new JsonWriter(false, false);
    writer.text(text);
    return writer.out.toString();
  }

  private static String write(JsonWriter writer, Node node) {
    writer.node(node, 0);
    return writer.out.toString();
  }

  private void node(Node node, int depth) {
    if (node instanceof Mapping mapping) {
      mapping(mapping, depth);
    } else if (node instanceof Sequence sequence) {
      sequence(sequence.items(), depth);
    } else {
      scalar(((Scalar) node).value());
    }
  }

  private void mapping(Mapping mapping, int depth) {
    if (mapping.entries().isEmpty()) {
      out.append("{}");
      return;
    }
    out.append('{');
    boolean first = true;
    var entries = sorted ? new TreeMap<>(mapping.entries()).values() : mapping.all();
    for (Mapping.Entry entry : entries) {
      separate(first, depth + 1);
      text(entry.key());
      out.append(pretty ? ": " : ":");
      node(entry.value(), depth + 1);
      first = false;
    }
    line(depth);
    out.append('}');
  }

  private void sequence(List<Node> items, int depth) {
    if (items.isEmpty()) {
      out.append("[]");
      return;
    }
    out.append('[');
    for (int i = 0; i < items.size(); i++) {
      separate(i == 0, depth + 1);
      node(items.get(i), depth + 1);
    }
    line(depth);
    out.append(']');
  }

  private void separate(boolean first, int depth) {
    if (!first) {
      out.append(',');
    }
    line(depth);
  }

  private void line(int depth) {
    if (pretty) {
      out.append('\n').repeat("  ", depth);
    }
  }

  private void scalar(@Nullable Object value) {
    if (value instanceof String || value instanceof Timestamp) {
      text(value.toString());
    } else if (value instanceof Double number) {
      out.append(Numbers.json(number));
    } else {
      out.append(value);
    }
  }

  private void text(String text) {
    out.append('"');
    for (int i = 0; i < text.length(); i++) {
      character(text.charAt(i));
    }
    out.append('"');
  }

  private void character(char c) {
    switch (c) {
      case '"' -> out.append("\\\"");
      case '\\' -> out.append("\\\\");
      case '\n' -> out.append("\\n");
      case '\r' -> out.append("\\r");
      case '\t' -> out.append("\\t");
      case '\b' -> out.append("\\b");
      case '\f' -> out.append("\\f");
      case '<', '>', '&', '\u2028', '\u2029' -> escape(c);
      default -> {
        if (c < ' ') {
          escape(c);
        } else {
          out.append(c);
        }
      }
    }
  }

  private void escape(char c) {
    out.append("\\u");
    for (int shift = 12; shift >= 0; shift -= 4) {
      out.append(HEX.charAt(c >> shift & 15));
    }
  }
}
