package compose.orchestrator.cli.view;

/** A container's command in quotes, shortened as docker does it. */
final class CommandText {

  private static final int LENGTH = 20;

  private CommandText() {}

  static String of(String command, boolean whole) {
    return quote(whole ? command : shorten(command, LENGTH));
  }

  static String shorten(String text, int length) {
    if (text.codePointCount(0, text.length()) <= length) {
      return text;
    }
    return text.substring(0, text.offsetByCodePoints(0, length - 1)) + "…";
  }

  private static String quote(String command) {
    var text = new StringBuilder().append('"');
    for (int i = 0; i < command.length(); i++) {
      escape(text, command.charAt(i));
    }
    return text.append('"').toString();
  }

  private static void escape(StringBuilder text, char c) {
    switch (c) {
      case '"', '\\' -> text.append('\\').append(c);
      case '\n' -> text.append("\\n");
      case '\r' -> text.append("\\r");
      case '\t' -> text.append("\\t");
      default -> {
        if (c < ' ' || c == 0x7f) {
          text.append("\\x").append(Character.forDigit(c >> 4, 16));
          text.append(Character.forDigit(c & 15, 16));
        } else {
          text.append(c);
        }
      }
    }
  }
}
