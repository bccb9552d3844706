package compose.orchestrator.loader;

import compose.orchestrator.diagnostic.Location;
import compose.orchestrator.yaml.Mapping;
import compose.orchestrator.yaml.MappingBuilder;
import compose.orchestrator.yaml.Node;
import compose.orchestrator.yaml.Scalar;
import compose.orchestrator.yaml.Sequence;
import java.math.BigInteger;
import java.util.ArrayList;
import org.jspecify.annotations.Nullable;

/** Reads JSON into nodes, for comparing recorded outputs. */
final class JsonParser {

  private static final Location NOWHERE = Location.of("");

  private final String text;
  private int at;

  private JsonParser(String text) {
    this.text = text;
  }

  static Node parse(String text) {
    return new JsonParser(text).node();
  }

  private char next() {
    while (Character.isWhitespace(text.charAt(at))) {
      at++;
    }
    return text.charAt(at);
  }

  private boolean take(char c) {
    if (next() == c) {
      at++;
      return true;
    }
    return false;
  }

  private Node node() {
    return switch (next()) {
      case '{' -> mapping();
      case '[' -> sequence();
      case '"' -> Scalar.of(string(), NOWHERE);
      default -> literal();
    };
  }

  private Mapping mapping() {
    take('{');
    var mapping = new MappingBuilder(NOWHERE);
    while (!take('}')) {
      next();
      String key = string();
      take(':');
      mapping.put(key, node());
      take(',');
    }
    return mapping.build();
  }

  private Sequence sequence() {
    take('[');
    var items = new ArrayList<Node>();
    while (!take(']')) {
      items.add(node());
      take(',');
    }
    return new Sequence(items, NOWHERE);
  }

  private String string() {
    var out = new StringBuilder();
    at++;
    while (text.charAt(at) != '"') {
      char c = text.charAt(at++);
      out.append(c == '\\' ? escape() : c);
    }
    at++;
    return out.toString();
  }

  private char escape() {
    char c = text.charAt(at++);
    return switch (c) {
      case 'n' -> '\n';
      case 't' -> '\t';
      case 'r' -> '\r';
      case 'b' -> '\b';
      case 'f' -> '\f';
      case 'u' -> {
        at += 4;
        yield (char) Integer.parseInt(text.substring(at - 4, at), 16);
      }
      default -> c;
    };
  }

  private Scalar literal() {
    int start = at;
    while (at < text.length() && ",]} \n\r\t".indexOf(text.charAt(at)) < 0) {
      at++;
    }
    return Scalar.of(value(text.substring(start, at)), NOWHERE);
  }

  private static @Nullable Object value(String literal) {
    return switch (literal) {
      case "null" -> null;
      case "true" -> true;
      case "false" -> false;
      default -> number(literal);
    };
  }

  private static Object number(String literal) {
    if (literal.indexOf('.') >= 0 || literal.indexOf('e') >= 0) {
      return Double.valueOf(literal);
    }
    BigInteger value = new BigInteger(literal);
    return value.bitLength() < Long.SIZE ? (Object) value.longValue() : value;
  }
}
