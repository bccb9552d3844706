package compose.orchestrator.registry;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * How a registry wants to be shown who asks (RFC 9110, WWW-Authenticate).
 *
 * @param parameters by name in lower case
 */
record Challenge(Map<String, String> parameters) {

  private static final Pattern PARAMETER =
      Pattern.compile("([A-Za-z_]+)\\s*=\\s*(?:\"((?:[^\"\\\\]|\\\\.)*)\"|([^\\s,]+))");

  /** The challenge of one scheme, or null where none of the headers is one. */
  static @Nullable Challenge find(String scheme, List<String> headers) {
    for (String header : headers) {
      String[] parts = header.strip().split("\\s+", 2);
      if (parts[0].equalsIgnoreCase(scheme)) {
        return new Challenge(parameters(parts.length > 1 ? parts[1] : ""));
      }
    }
    return null;
  }

  private static Map<String, String> parameters(String text) {
    var parameters = new HashMap<String, String>();
    Matcher found = PARAMETER.matcher(text);
    while (found.find()) {
      String quoted = found.group(2);
      String value = quoted == null ? found.group(3) : quoted.replaceAll("\\\\(.)", "$1");
      parameters.put(found.group(1).toLowerCase(Locale.ROOT), value);
    }
    return parameters;
  }

  String get(String name) {
    return parameters.getOrDefault(name, "");
  }
}
