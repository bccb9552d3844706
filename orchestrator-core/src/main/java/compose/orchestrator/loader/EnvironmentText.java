package compose.orchestrator.loader;

import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Reads env files: {@code NAME=value}, {@code export}, comments, quotes over several lines, escapes
 * in double quotes, and variables in all values but single-quoted ones.
 */
final class EnvironmentText {

  /** The text is not an env file. */
  static final class Malformed extends Exception {

    private static final long serialVersionUID = 1L;

    private final int line;
    private final @Nullable String help;

    Malformed(String summary, int line, @Nullable String help) {
      super(summary, null, false, false);
      this.line = line;
      this.help = help;
    }

    int line() {
      return line;
    }

    @Nullable String help() {
      return help;
    }
  }

  private final String text;
  private final Map<String, String> values;
  private final Template.Lookup inherited;
  private final Template template;
  private int at;

  private EnvironmentText(
      String text, Map<String, String> values, Template.Lookup inherited, Consumer<String> unset) {
    this.text = text;
    this.values = values;
    this.inherited = inherited;
    this.template = new Template(this::find, unset);
  }

  /**
   * Adds what a text says to the values.
   *
   * @param inherited where variables are looked up first, before the values read so far
   * @param unset hears of each variable that is found nowhere
   */
  static void read(
      String text, Map<String, String> values, Template.Lookup inherited, Consumer<String> unset)
      throws Malformed {
    String content = text.startsWith("\uFEFF") ? text.substring(1) : text;
    new EnvironmentText(content, values, inherited, unset).statements();
  }

  private @Nullable String find(String name) {
    String value = inherited.find(name);
    return value != null ? value : values.get(name);
  }

  /**
   * A name without a value takes the inherited one, but not at the very end: there, without a line
   * break, docker compose reads a value without a name.
   */
  private void statements() throws Malformed {
    while (skipToStatement()) {
      int start = at;
      skipExport();
      int end = nameEnd(start);
      if (end == text.length()) {
        values.put("", value());
        return;
      }
      String name = text.substring(at, end).stripTrailing();
      if (name.indexOf(' ') >= 0) {
        throw malformed("the name '" + name + "' contains a space", start, null);
      }
      boolean given = text.charAt(end) != '\n';
      at = end + 1;
      if (given) {
        skipBlanks();
        values.put(name, value());
      } else {
        inherit(name);
      }
    }
  }

  private void inherit(String name) {
    String value = inherited.find(name);
    if (value != null) {
      values.put(name, value);
    }
  }

  private boolean skipToStatement() {
    while (at < text.length()) {
      char c = text.charAt(at);
      if (c == '#') {
        int line = text.indexOf('\n', at);
        at = line < 0 ? text.length() : line;
      } else if (isBlank(c) || c == '\n' || Character.isWhitespace(c)) {
        at++;
      } else {
        return true;
      }
    }
    return false;
  }

  private void skipExport() {
    int after = at + "export".length();
    if (text.startsWith("export", at) && after < text.length() && isBlank(text.charAt(after))) {
      at = after;
      skipBlanks();
    }
  }

  private void skipBlanks() {
    while (at < text.length() && isBlank(text.charAt(at))) {
      at++;
    }
  }

  private static boolean isBlank(char c) {
    return c == ' '
        || c == '\t'
        || c == '\u000b'
        || c == '\f'
        || c == '\r'
        || c == '\u0085'
        || c == '\u00a0';
  }

  /** Where the name ends: at {@code =}, {@code :} or the end of the line. */
  private int nameEnd(int statement) throws Malformed {
    for (int i = at; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '=' || c == ':' || c == '\n') {
        return i;
      }
      boolean part = Character.isLetterOrDigit(c) || "_.-[]".indexOf(c) >= 0 || isBlank(c);
      if (!part) {
        String help = "Names have letters, digits, '_', '.' and '-'.";
        throw malformed("the character '" + c + "' cannot stand in a name", statement, help);
      }
    }
    return text.length();
  }

  private String value() throws Malformed {
    char quote = at < text.length() ? text.charAt(at) : '\n';
    if (quote == '"' || quote == '\'') {
      return quoted(quote);
    }
    int start = at;
    int line = text.indexOf('\n', at);
    int end = line < 0 ? text.length() : line;
    at = line < 0 ? end : end + 1;
    int comment = text.indexOf(" #", start);
    String value = text.substring(start, comment >= 0 && comment < end ? comment : end);
    return complete(value.stripTrailing(), start);
  }

  private String quoted(char quote) throws Malformed {
    int start = at;
    var value = new StringBuilder();
    for (int i = at + 1; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '\\' && i + 1 < text.length()) {
        i++;
        value.append(text.charAt(i) == quote ? "" : "\\").append(text.charAt(i));
      } else if (c == quote) {
        at = i + 1;
        String raw = value.toString();
        return quote == '"' ? complete(Escapes.expand(raw), start) : raw;
      } else {
        value.append(c);
      }
    }
    throw malformed("the quote is not closed", start, "Add a closing " + quote + ".");
  }

  private String complete(String value, int start) throws Malformed {
    try {
      return template.substitute(value);
    } catch (Template.Failure e) {
      throw malformed(String.valueOf(e.getMessage()), start, e.help());
    }
  }

  private Malformed malformed(String summary, int position, @Nullable String help) {
    int line = 1;
    for (int i = 0; i < position; i++) {
      line += text.charAt(i) == '\n' ? 1 : 0;
    }
    return new Malformed(summary, line, help);
  }
}
