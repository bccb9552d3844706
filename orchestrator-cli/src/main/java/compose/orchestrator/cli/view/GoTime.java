package compose.orchestrator.cli.view;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Locale;
import java.util.TimeZone;

/** A time such as {@code 2026-11-24 11:20:31 +0000 UTC}, without the formatters' start-up time. */
final class GoTime {

  private GoTime() {}

  static String of(Instant instant, ZoneId zone) {
    ZonedDateTime time = instant.atZone(zone);
    var text = new StringBuilder();
    text.append(time.getYear()).append('-');
    two(text, time.getMonthValue()).append('-');
    two(text, time.getDayOfMonth()).append(' ');
    two(text, time.getHour()).append(':');
    two(text, time.getMinute()).append(':');
    two(text, time.getSecond()).append(' ');
    int minutes = time.getOffset().getTotalSeconds() / 60;
    text.append(minutes < 0 ? '-' : '+');
    two(text, Math.abs(minutes) / 60);
    two(text, Math.abs(minutes) % 60).append(' ');
    return text.append(name(instant, zone)).toString();
  }

  private static String name(Instant instant, ZoneId zone) {
    if (zone.getRules().isFixedOffset()
        && zone.getRules().getOffset(instant).getTotalSeconds() == 0) {
      return "UTC";
    }
    boolean summer = zone.getRules().isDaylightSavings(instant);
    return TimeZone.getTimeZone(zone).getDisplayName(summer, TimeZone.SHORT, Locale.ENGLISH);
  }

  private static StringBuilder two(StringBuilder text, int number) {
    return text.append(number < 10 ? "0" : "").append(number);
  }
}
