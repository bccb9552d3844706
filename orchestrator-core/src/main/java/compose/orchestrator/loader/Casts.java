package compose.orchestrator.loader;

import compose.orchestrator.diagnostic.Location;
import java.math.BigInteger;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Reads numbers and truth values out of texts. */
final class Casts {

  private Casts() {}

  /** The value, or null where the text is none. */
  static @Nullable Object apply(Cast cast, String text) {
    return switch (cast) {
      case NONE -> text;
      case INTEGER -> integer(text);
      case FLOAT -> number(text);
      case FLOAT32 -> single(text);
      case BOOLEAN -> truth(text);
    };
  }

  static String expected(Cast cast) {
    return switch (cast) {
      case NONE -> "a text";
      case INTEGER -> "an integer";
      case FLOAT, FLOAT32 -> "a number";
      case BOOLEAN -> "true or false";
    };
  }

  static @Nullable Long integer(String text) {
    int start = text.startsWith("-") || text.startsWith("+") ? 1 : 0;
    if (start == text.length()) {
      return null;
    }
    for (int i = start; i < text.length(); i++) {
      if (text.charAt(i) < '0' || text.charAt(i) > '9') {
        return null;
      }
    }
    if (text.length() - start < 19) {
      return Long.valueOf(text);
    }
    BigInteger value = new BigInteger(text);
    return value.bitLength() < Long.SIZE ? value.longValue() : null;
  }

  static @Nullable Double number(String text) {
    if (text.isEmpty() || !isNumeric(text)) {
      return null;
    }
    try {
      return Double.valueOf(text);
    } catch (NumberFormatException e) {
      return null;
    }
  }

  private static boolean isNumeric(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if ((c < '0' || c > '9') && "+-.eE".indexOf(c) < 0) {
        return false;
      }
    }
    return true;
  }

  /** A number with no more digits than single precision has. */
  static @Nullable Double single(String text) {
    Double number = number(text);
    return number == null ? null : single(number);
  }

  static double single(double number) {
    return Double.parseDouble(Float.toString((float) number));
  }

  static @Nullable Boolean truth(String text) {
    return switch (text.toLowerCase(Locale.ROOT)) {
      case "true", "y", "yes", "on" -> true;
      case "false", "n", "no", "off" -> false;
      default -> null;
    };
  }

  /** YAML 1.2 knows only {@code true} and {@code false}. */
  static void warnOldBoolean(String text, TreePath path, Location at, Findings findings) {
    String lower = text.toLowerCase(Locale.ROOT);
    if (!lower.equals("true") && !lower.equals("false")) {
      String meant = Boolean.TRUE.equals(truth(text)) ? "true" : "false";
      findings.warning(
          "old-boolean",
          path + ": '" + text + "' is no truth value in YAML 1.2",
          "Write " + meant + ".",
          at);
    }
  }
}
