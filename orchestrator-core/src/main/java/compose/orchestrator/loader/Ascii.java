package compose.orchestrator.loader;

/** Classes of characters that names are made of. */
final class Ascii {

  private Ascii() {}

  static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  static boolean isLetter(char c) {
    return isLowerCase(c) || (c >= 'A' && c <= 'Z');
  }

  static boolean isLowerCase(char c) {
    return c >= 'a' && c <= 'z';
  }

  static boolean isLetterOrDigit(char c) {
    return isDigit(c) || isLetter(c);
  }
}
