package compose.orchestrator.cli.picture;

/**
 * How wide text will be: an estimate on the safe side, for nothing here knows the reader's font.
 */
final class TextWidth {

  private static final double USUAL = 0.6;
  private static final double NARROW = 0.36;
  private static final double WIDE = 0.92;
  private static final double CAPITAL = 0.7;
  private static final int LATIN = 0x2e80;

  private TextWidth() {}

  /** Pixels that the text takes at a font size. */
  static double of(String text, double size) {
    double width = 0;
    for (int i = 0; i < text.length(); i++) {
      width += of(text.charAt(i));
    }
    return width * size;
  }

  /** The text, shortened at the end where it is wider than the room. */
  static String fitted(String text, double size, double room) {
    if (of(text, size) <= room) {
      return text;
    }
    int end = text.length();
    while (end > 0 && of(text.substring(0, end) + "…", size) > room) {
      end--;
    }
    if (end > 0 && Character.isHighSurrogate(text.charAt(end - 1))) {
      end--;
    }
    return text.substring(0, end) + "…";
  }

  private static double of(char c) {
    if (c >= LATIN) {
      return 1;
    }
    if ("iljtf.,:;'|!()[]/ ".indexOf(c) >= 0) {
      return NARROW;
    }
    if ("mwMW@%…→".indexOf(c) >= 0) {
      return WIDE;
    }
    return Character.isUpperCase(c) ? CAPITAL : USUAL;
  }
}
