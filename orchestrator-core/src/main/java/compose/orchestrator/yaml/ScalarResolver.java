package compose.orchestrator.yaml;

import java.math.BigInteger;
import org.jspecify.annotations.Nullable;

/**
 * What an unquoted scalar means: YAML 1.2's core schema plus what Compose files rely on from 1.1
 * (octal {@code 0755}, {@code 0b101}, {@code 1_000}), without its words for truth ({@code yes},
 * {@code on}) and without base 60.
 */
final class ScalarResolver {

  private static final BigInteger UNSIGNED_LIMIT = BigInteger.ONE.shiftLeft(64);

  private ScalarResolver() {}

  static @Nullable Object resolve(String text) {
    if (text.isEmpty()) {
      return null;
    }
    char first = text.charAt(0);
    if ((first >= '0' && first <= '9') || first == '-' || first == '+') {
      return signedOrDigit(text);
    }
    return switch (first) {
      case '.' -> point(text);
      case '~', 'n', 'N' -> isNull(text) ? null : text;
      case 't', 'T' -> isWord(text, "true", "True", "TRUE") ? (Object) true : text;
      case 'f', 'F' -> isWord(text, "false", "False", "FALSE") ? (Object) false : text;
      default -> text;
    };
  }

  private static boolean isNull(String text) {
    return text.equals("~") || isWord(text, "null", "Null", "NULL");
  }

  private static boolean isWord(String text, String lower, String title, String upper) {
    return text.equals(lower) || text.equals(title) || text.equals(upper);
  }

  private static Object point(String text) {
    if (isWord(text, ".nan", ".NaN", ".NAN")) {
      return Double.NaN;
    }
    if (isInfinity(text, 0)) {
      return Double.POSITIVE_INFINITY;
    }
    return isFloat(text) ? number(text, text) : text;
  }

  /** A number, or the text where it is too large for one. */
  private static Object number(String digits, String text) {
    double number = Double.parseDouble(digits);
    return Double.isInfinite(number) ? text : (Object) number;
  }

  private static boolean isInfinity(String text, int from) {
    String rest = text.substring(from);
    return isWord(rest, ".inf", ".Inf", ".INF");
  }

  private static Object signedOrDigit(String text) {
    if (text.length() == 5 && isInfinity(text, 1)) {
      return text.charAt(0) == '-' ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY;
    }
    String moment = TimestampText.parse(text);
    if (moment != null) {
      return new Timestamp(moment);
    }
    String plain = text.indexOf('_') < 0 ? text : text.replace("_", "");
    Object integer = integer(plain);
    if (integer != null) {
      return integer;
    }
    return isFloat(plain) ? number(plain, text) : text;
  }

  private static @Nullable Object integer(String text) {
    boolean negative = text.charAt(0) == '-';
    int start = negative || text.charAt(0) == '+' ? 1 : 0;
    int radix = radix(text, start);
    int digits = start + prefixLength(text, start, radix);
    if (digits == text.length() || !allDigits(text, digits, radix)) {
      return null;
    }
    return number(text.substring(digits), radix, negative);
  }

  private static int radix(String text, int start) {
    if (text.length() - start < 2 || text.charAt(start) != '0') {
      return 10;
    }
    return switch (text.charAt(start + 1)) {
      case 'x', 'X' -> 16;
      case 'b', 'B' -> 2;
      default -> 8;
    };
  }

  private static int prefixLength(String text, int start, int radix) {
    if (radix == 10) {
      return 0;
    }
    char second = text.charAt(start + 1);
    return radix == 8 && second != 'o' && second != 'O' ? 1 : 2;
  }

  private static boolean allDigits(String text, int from, int radix) {
    for (int i = from; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c >= 128 || Character.digit(c, radix) < 0) {
        return false;
      }
    }
    return true;
  }

  private static @Nullable Object number(String digits, int radix, boolean negative) {
    if (digits.length() < 15 || (radix == 10 && digits.length() < 19)) {
      long value = Long.parseLong(digits, radix);
      return negative ? -value : value;
    }
    BigInteger value = new BigInteger(negative ? "-" + digits : digits, radix);
    if (value.bitLength() < Long.SIZE) {
      return value.longValue();
    }
    return !negative && value.compareTo(UNSIGNED_LIMIT) < 0 ? value : null;
  }

  private static boolean isFloat(String text) {
    int at = text.charAt(0) == '-' || text.charAt(0) == '+' ? 1 : 0;
    int whole = skipDigits(text, at);
    int end = whole;
    boolean digits = whole > at;
    if (end < text.length() && text.charAt(end) == '.') {
      int fraction = skipDigits(text, end + 1);
      digits |= fraction > end + 1;
      end = fraction;
    }
    return digits && isExponent(text, end);
  }

  private static boolean isExponent(String text, int from) {
    if (from == text.length()) {
      return true;
    }
    if (text.charAt(from) != 'e' && text.charAt(from) != 'E') {
      return false;
    }
    int at = from + 1;
    if (at < text.length() && (text.charAt(at) == '-' || text.charAt(at) == '+')) {
      at++;
    }
    return at < text.length() && skipDigits(text, at) == text.length();
  }

  private static int skipDigits(String text, int from) {
    int at = from;
    while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
      at++;
    }
    return at;
  }
}
