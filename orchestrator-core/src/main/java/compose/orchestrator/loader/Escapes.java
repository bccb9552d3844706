package compose.orchestrator.loader;

/** Expands backslash escapes in the double-quoted values of env files. */
final class Escapes {

  private static final String LETTERS = "abfnrtv\"\\";
  private static final String CHARACTERS = "\u0007\b\f\n\r\t\u000b\"\\";

  private Escapes() {}

  /** Escapes that are not known stay as they are; {@code \$} becomes {@code $$}. */
  static String expand(String text) {
    int backslash = text.indexOf('\\');
    if (backslash < 0) {
      return text;
    }
    var out = new StringBuilder();
    int done = 0;
    while (backslash >= 0 && backslash + 1 < text.length()) {
      out.append(text, done, backslash);
      done = expand(text, backslash, out);
      backslash = text.indexOf('\\', done);
    }
    return out.append(text, done, text.length()).toString();
  }

  private static int expand(String text, int backslash, StringBuilder out) {
    char c = text.charAt(backslash + 1);
    int known = LETTERS.indexOf(c);
    if (known >= 0) {
      out.append(CHARACTERS.charAt(known));
      return backslash + 2;
    }
    if (c == '$') {
      out.append("$$");
      return backslash + 2;
    }
    if (c == '0') {
      return octal(text, backslash, out);
    }
    out.append('\\');
    return backslash + 1;
  }

  /** A zero and up to three digits: exactly three are a character. */
  private static int octal(String text, int backslash, StringBuilder out) {
    int start = backslash + 2;
    int end = start;
    while (end < text.length() && end < start + 3 && Character.digit(text.charAt(end), 10) >= 0) {
      end++;
    }
    String digits = text.substring(start, end);
    boolean valid = digits.length() == 3 && digits.chars().allMatch(d -> d < '8');
    if (valid && digits.charAt(0) < '4') {
      out.append((char) Integer.parseInt(digits, 8));
    } else {
      out.append(text, backslash, end);
    }
    return end;
  }
}
