package compose.orchestrator.loader;

import org.jspecify.annotations.Nullable;

/** Durations such as {@code 1m30s}: read from files, written in canonical form. */
final class DurationText {

  /** What is told to be expected where something else is there. */
  static final String EXPECTED = "a duration such as 1m30s";

  private static final long SECOND = 1_000_000_000L;

  private DurationText() {}

  /** How a number could be meant as a duration; null where the text is none. */
  static @Nullable String help(String text) {
    return Casts.number(text) == null ? null : "Write it with its unit, such as " + text + "s.";
  }

  /** Nanoseconds, or null where the text is no duration. */
  static @Nullable Long parse(String text) {
    int at = text.startsWith("-") || text.startsWith("+") ? 1 : 0;
    if (text.substring(at).equals("0")) {
      return 0L;
    }
    double total = 0;
    long whole = 0;
    boolean any = false;
    while (at < text.length()) {
      int unit = numberEnd(text, at);
      int end = unitEnd(text, unit);
      double size = size(text.substring(unit, end));
      String number = text.substring(at, unit);
      if (size == 0 || number.isEmpty() || number.equals(".")) {
        return null;
      }
      int point = number.indexOf('.');
      String integer = point < 0 ? number : number.substring(0, point);
      whole += (integer.isEmpty() ? 0 : parseLong(integer)) * (long) size;
      total += point < 0 || point == number.length() - 1 ? 0 : fraction(number, point) * size;
      at = end;
      any = true;
    }
    long sum = whole + (long) total;
    return any ? (Long) (text.startsWith("-") ? -sum : sum) : null;
  }

  private static long parseLong(String digits) {
    return digits.length() > 18 ? Long.MAX_VALUE : Long.parseLong(digits);
  }

  private static double fraction(String number, int point) {
    return Double.parseDouble("0" + number.substring(point));
  }

  private static int numberEnd(String text, int from) {
    int at = from;
    boolean point = false;
    while (at < text.length() && (isDigit(text.charAt(at)) || (text.charAt(at) == '.' && !point))) {
      point |= text.charAt(at) == '.';
      at++;
    }
    return at;
  }

  private static int unitEnd(String text, int from) {
    int at = from;
    while (at < text.length() && !isDigit(text.charAt(at)) && text.charAt(at) != '.') {
      at++;
    }
    return at;
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  private static double size(String unit) {
    return switch (unit) {
      case "ns" -> 1;
      case "us", "\u00b5s", "\u03bcs" -> 1e3;
      case "ms" -> 1e6;
      case "s" -> 1e9;
      case "m" -> 60e9;
      case "h" -> 3600e9;
      case "d" -> 24 * 3600e9;
      case "w" -> 7 * 24 * 3600e9;
      default -> 0;
    };
  }

  /** The canonical form: hours, minutes and seconds, or one smaller unit below a second. */
  static String format(long nanoseconds) {
    if (nanoseconds < 0) {
      return "-" + format(-nanoseconds);
    }
    if (nanoseconds == 0) {
      return "0s";
    }
    if (nanoseconds < SECOND) {
      return small(nanoseconds);
    }
    long seconds = nanoseconds / SECOND;
    String rest = decimal(seconds % 60, nanoseconds % SECOND, 9) + "s";
    long minutes = seconds / 60;
    if (minutes == 0) {
      return rest;
    }
    return minutes < 60 ? minutes + "m" + rest : minutes / 60 + "h" + minutes % 60 + "m" + rest;
  }

  private static String small(long nanoseconds) {
    if (nanoseconds < 1_000) {
      return nanoseconds + "ns";
    }
    if (nanoseconds < 1_000_000) {
      return decimal(nanoseconds / 1_000, nanoseconds % 1_000, 3) + "\u00b5s";
    }
    return decimal(nanoseconds / 1_000_000, nanoseconds % 1_000_000, 6) + "ms";
  }

  private static String decimal(long whole, long fraction, int digits) {
    if (fraction == 0) {
      return Long.toString(whole);
    }
    String text = Long.toString(fraction);
    var padded = new StringBuilder().repeat("0", digits - text.length()).append(text);
    while (padded.charAt(padded.length() - 1) == '0') {
      padded.setLength(padded.length() - 1);
    }
    return whole + "." + padded;
  }
}
