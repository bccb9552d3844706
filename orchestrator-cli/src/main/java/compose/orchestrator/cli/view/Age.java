package compose.orchestrator.cli.view;

import java.time.Duration;

/** How long ago something was, in words. */
final class Age {

  private static final int MINUTES_IN_HOUR = 60;
  private static final int HOUR = 3600;
  private static final int HALF_HOUR = HOUR / 2;
  private static final int HOURS_IN_DAY = 24;

  private Age() {}

  static String ago(Duration age) {
    return words(age) + " ago";
  }

  static String words(Duration age) {
    long seconds = age.toSeconds();
    if (seconds < 1) {
      return "Less than a second";
    }
    if (seconds < 60) {
      return seconds == 1 ? "1 second" : seconds + " seconds";
    }
    long minutes = age.toMinutes();
    if (minutes < MINUTES_IN_HOUR) {
      return minutes == 1 ? "About a minute" : minutes + " minutes";
    }
    return hoursOrMore((seconds + HALF_HOUR) / HOUR);
  }

  private static String hoursOrMore(long hours) {
    if (hours < HOURS_IN_DAY * 2) {
      return hours == 1 ? "About an hour" : hours + " hours";
    }
    long days = hours / HOURS_IN_DAY;
    if (days < 14) {
      return days + " days";
    }
    if (days < 60) {
      return days / 7 + " weeks";
    }
    return days < 365 * 2 ? days / 30 + " months" : days / 365 + " years";
  }
}
