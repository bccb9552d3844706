package compose.orchestrator.yaml;

import org.jspecify.annotations.Nullable;

/** How a single value is spelt in YAML so that it reads back as the same value. */
final class ScalarText {

  private static final String HEX = "0123456789ABCDEF";

  private ScalarText() {}

  /** Any value but a multi-line text that {@link #isLiteral} allows as a block. */
  static String of(@Nullable Object value) {
    if (value instanceof String text) {
      return text(text, false);
    }
    if (value instanceof Double number) {
      return number(number);
    }
    return String.valueOf(value);
  }

  static String key(String text) {
    return text(text, true);
  }

  /** Whether a text of several lines can stand as a literal block. */
  static boolean isLiteral(String text) {
    return text.indexOf('\n') >= 0 && ScalarAnalysis.of(text).block();
  }

  private static String number(double number) {
    if (Double.isNaN(number)) {
      return ".nan";
    }
    if (Double.isInfinite(number)) {
      return number > 0 ? ".inf" : "-.inf";
    }
    return Numbers.text(number);
  }

  private static String text(String text, boolean key) {
    if (text.indexOf('\n') >= 0 || !meansItself(text)) {
      return doubleQuoted(text);
    }
    ScalarAnalysis analysis = ScalarAnalysis.of(text);
    if (analysis.plain() && !(key && text.isEmpty())) {
      return text;
    }
    return analysis.singleQuoted() ? "'" + text.replace("'", "''") + "'" : doubleQuoted(text);
  }

  /** Whether a reader takes the unquoted text for that text, also one that reads YAML 1.1. */
  private static boolean meansItself(String text) {
    return ScalarResolver.resolve(text) instanceof String
        && !text.equals("<<")
        && !isOldBoolean(text)
        && !isSexagesimal(text);
  }

  private static boolean isOldBoolean(String text) {
    return switch (text) {
      case "y", "Y", "yes", "Yes", "YES", "on", "On", "ON" -> true;
      case "n", "N", "no", "No", "NO", "off", "Off", "OFF" -> true;
      default -> false;
    };
  }

  /** Such as {@code 22:22}: digits, then groups of one or two after colons, maybe a fraction. */
  private static boolean isSexagesimal(String text) {
    int at = text.startsWith("+") || text.startsWith("-") ? 1 : 0;
    if (text.indexOf(':') < 0 || at == text.length() || !isDigit(text.charAt(at))) {
      return false;
    }
    at = skipDigits(text, at);
    int groups = 0;
    while (at < text.length() && text.charAt(at) == ':') {
      int end = groupEnd(text, at + 1);
      if (end < 0) {
        return false;
      }
      at = end;
      groups++;
    }
    if (groups > 0 && at < text.length() && text.charAt(at) == '.') {
      at = skipDigits(text, at + 1);
    }
    return groups > 0 && at == text.length();
  }

  private static int groupEnd(String text, int from) {
    int end = from;
    while (end < text.length() && isDigit(text.charAt(end))) {
      end++;
    }
    boolean one = end - from == 1;
    boolean two = end - from == 2 && text.charAt(from) <= '5';
    return one || two ? end : -1;
  }

  private static int skipDigits(String text, int from) {
    int at = from;
    while (at < text.length() && (isDigit(text.charAt(at)) || text.charAt(at) == '_')) {
      at++;
    }
    return at;
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  private static String doubleQuoted(String text) {
    var out = new StringBuilder("\"");
    text.codePoints().forEach(c -> quoted(out, c));
    return out.append('"').toString();
  }

  private static void quoted(StringBuilder out, int c) {
    int named = "\0\u0007\b\t\n\u000b\f\r\u001b\"\\\u0085\u2028\u2029".indexOf(c);
    if (named >= 0) {
      out.append('\\').append("0abtnvfre\"\\NLP".charAt(named));
    } else if (ScalarAnalysis.isPrintable(c)) {
      out.appendCodePoint(c);
    } else {
      int digits = c <= 0xFF ? 2 : c <= 0xFFFF ? 4 : 8;
      out.append('\\').append(digits == 2 ? 'x' : digits == 4 ? 'u' : 'U');
      for (int shift = 4 * (digits - 1); shift >= 0; shift -= 4) {
        out.append(HEX.charAt(c >> shift & 15));
      }
    }
  }
}
