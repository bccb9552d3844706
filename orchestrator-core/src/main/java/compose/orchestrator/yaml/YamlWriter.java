package compose.orchestrator.yaml;

import java.util.List;

/**
 * Writes trees as YAML in block style with two spaces of indentation, quoting only where a reader
 * would take the text for something else: byte for byte what docker compose prints.
 */
public final class YamlWriter {

  /** A longer key cannot be read as a simple one by every reader. */
  private static final int SIMPLE_KEY_LIMIT = 128;

  private final StringBuilder out = new StringBuilder();

  private YamlWriter() {}

  /** One document, keys in the tree's order. */
  public static String write(Node node) {
    var writer = new YamlWriter();
    if (node instanceof Scalar || isEmpty(node)) {
      writer.inline(node, 0);
    } else {
      writer.block(node, 0);
    }
    return writer.out.toString();
  }

  /** A block collection whose first line starts where the output stands. */
  private void block(Node node, int indent) {
    if (node instanceof Mapping mapping) {
      mapping(mapping, indent);
    } else {
      sequence(((Sequence) node).items(), indent);
    }
  }

  private void mapping(Mapping mapping, int indent) {
    boolean first = true;
    for (Mapping.Entry entry : mapping.all()) {
      indent(first ? 0 : indent);
      first = false;
      if (isSimple(entry.key())) {
        out.append(ScalarText.key(entry.key())).append(':');
        value(entry.value(), indent);
      } else {
        complexEntry(entry, indent);
      }
    }
  }

  private static boolean isSimple(String key) {
    return key.indexOf('\n') < 0 && utf8Length(key) <= SIMPLE_KEY_LIMIT;
  }

  private static int utf8Length(String text) {
    int length = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      length += c < 0x80 ? 1 : c < 0x800 || Character.isSurrogate(c) ? 2 : 3;
    }
    return length;
  }

  private void complexEntry(Mapping.Entry entry, int indent) {
    out.append("? ");
    scalar(new Scalar(entry.key(), entry.key(), entry.keyLocation()), indent);
    indent(indent);
    out.append(": ");
    Node value = entry.value();
    if (value instanceof Scalar || isEmpty(value)) {
      inline(value, indent);
    } else {
      block(value, indent + 2);
    }
  }

  private void value(Node value, int indent) {
    if (value instanceof Scalar || isEmpty(value)) {
      out.append(' ');
      inline(value, indent);
      return;
    }
    out.append('\n');
    indent(indent + 2);
    block(value, indent + 2);
  }

  private void sequence(List<Node> items, int indent) {
    for (int i = 0; i < items.size(); i++) {
      indent(i == 0 ? 0 : indent);
      out.append("- ");
      Node item = items.get(i);
      if (item instanceof Scalar || isEmpty(item)) {
        inline(item, indent);
      } else {
        block(item, indent + 2);
      }
    }
  }

  private void inline(Node node, int indent) {
    if (node instanceof Scalar scalar) {
      scalar(scalar, indent);
    } else {
      out.append(node instanceof Mapping ? "{}\n" : "[]\n");
    }
  }

  private void scalar(Scalar scalar, int indent) {
    if (scalar.value() instanceof String text && ScalarText.isLiteral(text)) {
      literal(text, indent + 2);
    } else {
      out.append(ScalarText.of(scalar.value())).append('\n');
    }
  }

  private void literal(String text, int indent) {
    out.append('|');
    if (text.charAt(0) == ' ' || text.charAt(0) == '\n') {
      out.append('2');
    }
    boolean ended = text.endsWith("\n");
    if (!ended) {
      out.append('-');
    } else if (text.length() == 1 || text.charAt(text.length() - 2) == '\n') {
      out.append('+');
    }
    for (String line : (ended ? text.substring(0, text.length() - 1) : text).split("\n", -1)) {
      out.append('\n');
      indent(line.isEmpty() ? 0 : indent);
      out.append(line);
    }
    out.append('\n');
  }

  private void indent(int columns) {
    out.repeat(' ', columns);
  }

  private static boolean isEmpty(Node node) {
    return node instanceof Mapping mapping
        ? mapping.entries().isEmpty()
        : node instanceof Sequence sequence && sequence.items().isEmpty();
  }
}
