package compose.orchestrator.engine.docker;

import compose.orchestrator.diagnostic.UsageException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;

/** Points in time as people give them, as the engine takes them: seconds with a fraction. */
final class EngineTime {
  private EngineTime() {}

  static String of(String text, InstantSource clock) {
    if (isNumber(text)) {
      return text;
    }
    try {
      return seconds(
          text.length() > 4 && text.charAt(4) == '-'
              ? calendar(text)
              : clock.instant().minusNanos(nanoseconds(text)));
    } catch (DateTimeException | IllegalArgumentException _) {
      throw new UsageException(
          "invalid-time",
          "expected a time, got '" + text + "'",
          "write 2026-01-31T12:00:00Z, seconds since 1970, or a duration such as 10m or 1h30m");
    }
  }

  /** The engine's own form. */
  static String seconds(Instant instant) {
    String fraction = Integer.toString(instant.getNano());
    return instant.getEpochSecond() + "." + "0".repeat(9 - fraction.length()) + fraction;
  }

  private static boolean isNumber(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if ((c < '0' || c > '9') && c != '.') {
        return false;
      }
    }
    return !text.isEmpty();
  }

  private static Instant calendar(String text) {
    if (text.indexOf('T') < 0) {
      return LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant();
    }
    String time = text.substring(text.indexOf('T'));
    boolean zoned = time.indexOf('Z') >= 0 || time.indexOf('+') >= 0 || time.indexOf('-') >= 0;
    return zoned
        ? OffsetDateTime.parse(text).toInstant()
        : LocalDateTime.parse(text).toInstant(ZoneOffset.UTC);
  }

  private static long nanoseconds(String text) {
    double total = 0;
    int at = 0;
    while (at < text.length()) {
      int unit = at;
      while (unit < text.length() && (isDigit(text.charAt(unit)) || text.charAt(unit) == '.')) {
        unit++;
      }
      int end = unit;
      while (end < text.length() && !isDigit(text.charAt(end))) {
        end++;
      }
      total += Double.parseDouble(text.substring(at, unit)) * unit(text.substring(unit, end));
      at = end;
    }
    return (long) total;
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  private static double unit(String name) {
    return switch (name) {
      case "ns" -> 1;
      case "us", "µs" -> 1e3;
      case "ms" -> 1e6;
      case "s" -> 1e9;
      case "m" -> 60e9;
      case "h" -> 3600e9;
      default -> throw new IllegalArgumentException(name);
    };
  }
}
