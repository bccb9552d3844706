package compose.orchestrator.yaml;

import java.time.Duration;

/** Durations in the spelling of the Compose Specification: {@code 1h2m3s4ms5us}. */
public final class Durations {

  private Durations() {}

  /**
   * Reads a duration.
   *
   * @throws IllegalArgumentException where the text is none
   */
  public static Duration parse(String text) {
    Duration total = Duration.ZERO;
    int at = 0;
    while (at < text.length()) {
      int unit = skipNumber(text, at);
      int end = skipUnit(text, unit);
      if (unit == at) {
        throw new IllegalArgumentException("not a duration: '" + text + "'");
      }
      double count = Double.parseDouble(text.substring(at, unit));
      total = total.plusNanos((long) (count * nanosOf(text.substring(unit, end), text)));
      at = end;
    }
    return total;
  }

  private static int skipNumber(String text, int from) {
    int at = from;
    while (at < text.length() && (Character.isDigit(text.charAt(at)) || text.charAt(at) == '.')) {
      at++;
    }
    return at;
  }

  private static int skipUnit(String text, int from) {
    int at = from;
    while (at < text.length() && !Character.isDigit(text.charAt(at))) {
      at++;
    }
    return at;
  }

  private static double nanosOf(String unit, String text) {
    return switch (unit) {
      case "ns", "" -> 1;
      case "us", "µs" -> 1e3;
      case "ms" -> 1e6;
      case "s" -> 1e9;
      case "m" -> 60e9;
      case "h" -> 3600e9;
      case "d" -> 24 * 3600e9;
      case "w" -> 7 * 24 * 3600e9;
      default -> throw new IllegalArgumentException("not a duration: '" + text + "'");
    };
  }
}
