package compose.orchestrator.yaml;

/**
 * Which styles can carry a text.
 *
 * @param plain without quotes, in block context
 * @param singleQuoted in single quotes
 * @param block as a literal block
 */
record ScalarAnalysis(boolean plain, boolean singleQuoted, boolean block) {

  private static final String INDICATORS = "#,[]{}&*!|>'\"%@`";

  static ScalarAnalysis of(String text) {
    return new Scan(text).result();
  }

  static boolean isPrintable(int c) {
    return c == '\n'
        || (c >= 0x20 && c <= 0x7E)
        || (c >= 0xA0 && c <= 0xD7FF)
        || (c >= 0xE000 && c <= 0xFFFD && c != 0xFEFF);
  }

  private static boolean isBreak(int c) {
    return c == '\r' || c == '\n' || c == 0x85 || c == 0x2028 || c == 0x2029;
  }

  /** One walk over the text that notes what the styles cannot carry. */
  private static final class Scan {

    private final String text;
    private boolean indicators;
    private boolean tabs;
    private boolean special;
    private boolean breaks;
    private boolean breakSpace;
    private boolean spaceBreak;
    private int previous = -1;

    Scan(String text) {
      this.text = text;
      this.indicators = text.startsWith("---") || text.startsWith("...");
    }

    ScalarAnalysis result() {
      if (text.isEmpty()) {
        return new ScalarAnalysis(true, true, false);
      }
      for (int i = 0; i < text.length(); ) {
        int c = text.codePointAt(i);
        int next = i + Character.charCount(c);
        indicators |= isIndicator(c, i, next);
        note(c);
        previous = c;
        i = next;
      }
      boolean trailingSpace = previous == ' ';
      int first = text.charAt(0);
      boolean edges = first == ' ' || isBreak(first) || trailingSpace || isBreak(previous);
      boolean single = !breakSpace && !spaceBreak && !tabs && !special;
      return new ScalarAnalysis(
          single && !edges && !breaks && !indicators,
          single,
          !trailingSpace && !spaceBreak && !special);
    }

    private void note(int c) {
      if (c == '\t') {
        tabs = true;
      } else if (!isPrintable(c)) {
        special = true;
      }
      if (c == ' ' && isBreak(previous)) {
        breakSpace = true;
      } else if (isBreak(c)) {
        breaks = true;
        spaceBreak |= previous == ' ';
      }
    }

    private boolean isIndicator(int c, int at, int next) {
      boolean blankFollows = next >= text.length() || isBlank(text.charAt(next));
      if (at == 0) {
        return INDICATORS.indexOf(c) >= 0 || (blankFollows && (c == '?' || c == ':' || c == '-'));
      }
      return c == ':' ? blankFollows : c == '#' && precededByBlank();
    }

    private boolean precededByBlank() {
      return isBlank((char) previous) || isBreak(previous);
    }

    private static boolean isBlank(char c) {
      return c == ' ' || c == '\t';
    }
  }
}
