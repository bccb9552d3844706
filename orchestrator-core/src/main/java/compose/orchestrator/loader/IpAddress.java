package compose.orchestrator.loader;

/** Recognises IP addresses in text. */
final class IpAddress {

  private IpAddress() {}

  static boolean isValid(String text) {
    return text.indexOf(':') < 0 ? isVersion4(text) : isVersion6(text);
  }

  private static boolean isVersion4(String text) {
    int parts = 0;
    int start = 0;
    while (start <= text.length()) {
      int dot = text.indexOf('.', start);
      int end = dot < 0 ? text.length() : dot;
      if (!isByte(text, start, end)) {
        return false;
      }
      parts++;
      start = end + 1;
    }
    return parts == 4;
  }

  private static boolean isByte(String text, int start, int end) {
    int value = 0;
    for (int i = start; i < end; i++) {
      if (text.charAt(i) < '0' || text.charAt(i) > '9') {
        return false;
      }
      value = value * 10 + text.charAt(i) - '0';
    }
    boolean padded = end - start > 1 && text.charAt(start) == '0';
    return end > start && end - start <= 3 && !padded && value <= 255;
  }

  private static boolean isVersion6(String text) {
    int gap = text.indexOf("::");
    if (gap >= 0 && text.indexOf("::", gap + 1) >= 0) {
      return false;
    }
    if (gap < 0) {
      return groups(text) == 8;
    }
    int before = gap == 0 ? 0 : groups(text.substring(0, gap));
    String rest = text.substring(gap + 2);
    int after = rest.isEmpty() ? 0 : groups(rest);
    return before >= 0 && after >= 0 && before + after < 8;
  }

  /** How many groups of 16 bits the text has, or -1 where it is no sequence of groups. */
  private static int groups(String text) {
    int groups = 0;
    int start = 0;
    while (start <= text.length()) {
      int colon = text.indexOf(':', start);
      int end = colon < 0 ? text.length() : colon;
      if (colon < 0 && text.indexOf('.', start) >= 0) {
        return isVersion4(text.substring(start)) ? groups + 2 : -1;
      }
      if (!isGroup(text, start, end)) {
        return -1;
      }
      groups++;
      start = end + 1;
    }
    return groups;
  }

  private static boolean isGroup(String text, int start, int end) {
    for (int i = start; i < end; i++) {
      if (text.charAt(i) >= 128 || Character.digit(text.charAt(i), 16) < 0) {
        return false;
      }
    }
    return end > start && end - start <= 4;
  }
}
