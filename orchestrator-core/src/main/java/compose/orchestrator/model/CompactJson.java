package compose.orchestrator.model;

import compose.orchestrator.yaml.Mapping;
import compose.orchestrator.yaml.Node;
import compose.orchestrator.yaml.Scalar;
import compose.orchestrator.yaml.Sequence;
import java.math.BigDecimal;

/**
 * JSON without white space, spelt as Go's encoder spells it: the text that hashes are made over.
 */
final class CompactJson {

  private static final double LARGE = 1e21;
  private static final double SMALL = 1e-6;

  private CompactJson() {}

  static void write(Node node, StringBuilder out) {
    if (node instanceof Mapping mapping) {
      char before = '{';
      for (Mapping.Entry entry : mapping.all()) {
        out.append(before);
        string(entry.key(), out);
        out.append(':');
        write(entry.value(), out);
        before = ',';
      }
      out.append(before == '{' ? "{}" : "}");
    } else if (node instanceof Sequence sequence) {
      char before = '[';
      for (Node item : sequence.items()) {
        out.append(before);
        write(item, out);
        before = ',';
      }
      out.append(before == '[' ? "[]" : "]");
    } else if (node instanceof Scalar scalar) {
      scalar(scalar, out);
    }
  }

  private static void scalar(Scalar scalar, StringBuilder out) {
    Object value = scalar.value();
    if (value instanceof String text) {
      string(text, out);
    } else if (value instanceof Double number) {
      out.append(number(number));
    } else {
      out.append(value);
    }
  }

  private static String number(double value) {
    double size = Math.abs(value);
    if (size != 0 && (size < SMALL || size >= LARGE)) {
      return Double.toString(value).replace("E-", "e-").replace("E", "e+").replace(".0e", "e");
    }
    String plain = BigDecimal.valueOf(value).stripTrailingZeros().toPlainString();
    return size == 0 ? "0" : plain;
  }

  private static void string(String text, StringBuilder out) {
    out.append('"');
    for (int i = 0; i < text.length(); i++) {
      character(text.charAt(i), out);
    }
    out.append('"');
  }

  private static void character(char c, StringBuilder out) {
    switch (c) {
      case '"' -> out.append("\\\"");
      case '\\' -> out.append("\\\\");
      case '\n' -> out.append("\\n");
      case '\r' -> out.append("\\r");
      case '\t' -> out.append("\\t");
      case '\b' -> out.append("\\b");
      case '\f' -> out.append("\\f");
      case '<', '>', '&', '\u2028', '\u2029' -> escape(c, out);
      default -> {
        if (c < ' ') {
          escape(c, out);
        } else {
          out.append(c);
        }
      }
    }
  }

  private static void escape(char c, StringBuilder out) {
    String digits = Integer.toHexString(c);
    out.append("\\u").append("0".repeat(4 - digits.length())).append(digits);
  }
}
