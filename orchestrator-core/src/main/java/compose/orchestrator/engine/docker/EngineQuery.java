package compose.orchestrator.engine.docker;

import java.nio.charset.StandardCharsets;
import java.util.List;

/** Builds the path and query of a request. */
final class EngineQuery {
  private static final String HEX = "0123456789ABCDEF";

  private final StringBuilder text;
  private boolean asked;

  EngineQuery(String path) {
    this.text = new StringBuilder(path);
  }

  /** Makes a name fit for a path or query. */
  static String encode(String value) {
    var text = new StringBuilder(value.length() + 16);
    for (byte b : value.getBytes(StandardCharsets.UTF_8)) {
      if (isPlain(b)) {
        text.append((char) b);
      } else {
        text.append('%').append(HEX.charAt((b >> 4) & 15)).append(HEX.charAt(b & 15));
      }
    }
    return text.toString();
  }

  private static boolean isPlain(byte b) {
    return (b >= 'a' && b <= 'z')
        || (b >= 'A' && b <= 'Z')
        || (b >= '0' && b <= '9')
        || b == '-'
        || b == '_'
        || b == '.'
        || b == '/'
        || b == ':'
        || b == '@';
  }

  EngineQuery with(String name, String value) {
    text.append(asked ? '&' : '?').append(name).append('=').append(encode(value));
    asked = true;
    return this;
  }

  EngineQuery flag(String name, boolean value) {
    return value ? with(name, "1") : this;
  }

  /** A filter by values of one kind; none means all. */
  EngineQuery filter(String kind, List<String> values) {
    if (values.isEmpty()) {
      return this;
    }
    var json = new StringBuilder("{");
    appendFilter(json, kind, values);
    return with("filters", json.append('}').toString());
  }

  static void appendFilter(StringBuilder json, String kind, List<String> values) {
    json.append(json.length() > 1 ? "," : "").append('"').append(kind).append("\":[");
    for (int i = 0; i < values.size(); i++) {
      json.append(i == 0 ? "" : ",");
      quote(json, values.get(i));
    }
    json.append(']');
  }

  /** Appends a JSON text. */
  static void quote(StringBuilder json, String value) {
    json.append('"');
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (c == '"' || c == '\\') {
        json.append('\\').append(c);
      } else if (c < ' ') {
        json.append("\\u00").append(HEX.charAt(c >> 4)).append(HEX.charAt(c & 15));
      } else {
        json.append(c);
      }
    }
    json.append('"');
  }

  @Override
  public String toString() {
    return text.toString();
  }
}
