package compose.orchestrator.yaml;

import org.jspecify.annotations.Nullable;

/** Recognises YAML's timestamps and writes them in RFC 3339 form. */
final class TimestampText {

  private static final int[] DAYS = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};

  private final String text;
  private int at;

  private TimestampText(String text) {
    this.text = text;
  }

  /** The RFC 3339 form, or null where the text is no timestamp. */
  static @Nullable String parse(String text) {
    if (text.length() < 8 || text.charAt(4) != '-') {
      return null;
    }
    return new TimestampText(text).parse();
  }

  private @Nullable String parse() {
    int year = digits(4, 4);
    int month = next('-') ? digits(1, 2) : -1;
    int day = next('-') ? digits(1, 2) : -1;
    if (year < 0 || month < 1 || month > 12 || day < 1 || day > days(year, month)) {
      return null;
    }
    String date = padded(year, 4) + "-" + padded(month, 2) + "-" + padded(day, 2);
    if (at == text.length()) {
      return date + "T00:00:00Z";
    }
    String time = time();
    return time == null ? null : date + "T" + time;
  }

  private @Nullable String time() {
    boolean spaced = next(' ');
    if (!spaced && !next('T') && !next('t')) {
      return null;
    }
    int hour = digits(1, 2);
    int minute = next(':') ? digits(1, 2) : -1;
    int second = next(':') ? digits(1, 2) : -1;
    if (hour < 0 || hour > 23 || minute < 0 || minute > 59 || second < 0 || second > 59) {
      return null;
    }
    String fraction = fraction();
    String zone = spaced && at == text.length() ? "Z" : spaced ? null : zone();
    if (zone == null) {
      return null;
    }
    return padded(hour, 2) + ":" + padded(minute, 2) + ":" + padded(second, 2) + fraction + zone;
  }

  private String fraction() {
    if (!next('.')) {
      return "";
    }
    int start = at;
    while (at < text.length() && Character.digit(text.charAt(at), 10) >= 0) {
      at++;
    }
    int end = Math.min(at, start + 9);
    while (end > start && text.charAt(end - 1) == '0') {
      end--;
    }
    return end == start ? "" : "." + text.substring(start, end);
  }

  private @Nullable String zone() {
    if (next('Z')) {
      return at == text.length() ? "Z" : null;
    }
    if (at + 6 != text.length()) {
      return null;
    }
    String zone = text.substring(at);
    at++;
    boolean valid = zone.charAt(0) == '+' || zone.charAt(0) == '-';
    valid &= digits(2, 2) >= 0 && next(':') && digits(2, 2) >= 0;
    return !valid ? null : zone.endsWith("00:00") ? "Z" : zone;
  }

  private boolean next(char expected) {
    if (at < text.length() && text.charAt(at) == expected) {
      at++;
      return true;
    }
    return false;
  }

  private int digits(int least, int most) {
    int start = at;
    int value = 0;
    while (at < text.length() && at - start < most && Character.digit(text.charAt(at), 10) >= 0) {
      value = value * 10 + Character.digit(text.charAt(at), 10);
      at++;
    }
    return at - start < least ? -1 : value;
  }

  private static int days(int year, int month) {
    boolean leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    return month == 2 && leap ? 29 : DAYS[month - 1];
  }

  private static String padded(int value, int width) {
    var digits = new StringBuilder(Integer.toString(value));
    while (digits.length() < width) {
      digits.insert(0, '0');
    }
    return digits.toString();
  }
}
