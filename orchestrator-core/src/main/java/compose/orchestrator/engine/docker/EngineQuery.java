package compose.orchestrator.engine.docker;

import java.nio.charset.StandardCharsets;
import java.util.List;

/** Builds the path and query of a request. */
final class EngineQuery {
  private static final String HEX = "0123456789ABCDEF";

  /** What stands for itself. A table: each container's id comes by here, mostly interpreted. */
  private static final boolean[] PLAIN = new boolean[128];

  static {
    for (char c = 0; c < PLAIN.length; c++) {
      PLAIN[c] = Character.isLetterOrDigit(c) || "-_./:@".indexOf(c) >= 0;
    }
  }

  private final StringBuilder text;
  private boolean asked;

  EngineQuery(String path) {
    this.text = new StringBuilder(path);
  }

  /** Makes a name fit for a path or query; most are already. */
  static String encode(String value) {
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (c >= PLAIN.length || !PLAIN[c]) {
        return encodeBytes(value);
      }
    }
    return value;
  }

  private static String encodeBytes(String value) {
    var text = new StringBuilder(value.length() + 16);
    for (byte b : value.getBytes(StandardCharsets.UTF_8)) {
      if (b >= 0 && PLAIN[b]) {
        text.append((char) b);
      } else {
        text.append('%').append(HEX.charAt((b >> 4) & 15)).append(HEX.charAt(b & 15));
      }
    }
    return text.toString();
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
