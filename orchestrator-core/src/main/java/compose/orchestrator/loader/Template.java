package compose.orchestrator.loader;

import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Replaces variables in a text: {@code $NAME}, {@code ${NAME}} and the forms with a default, a
 * replacement or a demand; {@code $$} is a dollar sign.
 *
 * <p>As in docker compose, the text after an operator is replaced itself, also where it is not
 * used, and reaches to the last closing brace of the line that the counting of braces allows.
 */
final class Template {

  /** The text cannot be completed. */
  static final class Failure extends Exception {

    private static final long serialVersionUID = 1L;

    private final String code;
    private final @Nullable String help;

    Failure(String code, String summary, @Nullable String help) {
      super(summary, null, false, false);
      this.code = code;
      this.help = help;
    }

    String code() {
      return code;
    }

    @Nullable String help() {
      return help;
    }
  }

  /** Finds the value of a name; null where it is not set. */
  @FunctionalInterface
  interface Lookup {
    @Nullable String find(String name);
  }

  private final Lookup lookup;
  private final Consumer<String> unset;

  Template(Lookup lookup, Consumer<String> unset) {
    this.lookup = lookup;
    this.unset = unset;
  }

  Template(Map<String, String> values, Consumer<String> unset) {
    this(values::get, unset);
  }

  String substitute(String text) throws Failure {
    int dollar = text.indexOf('$');
    if (dollar < 0) {
      return text;
    }
    var out = new StringBuilder();
    int done = 0;
    while (dollar >= 0) {
      out.append(text, done, dollar);
      done = replace(text, dollar, out);
      dollar = text.indexOf('$', done);
    }
    return out.append(text, done, text.length()).toString();
  }

  /** Appends what stands for the dollar sign and what follows it; returns where that ends. */
  private int replace(String text, int dollar, StringBuilder out) throws Failure {
    int next = dollar + 1;
    char c = next < text.length() ? text.charAt(next) : ' ';
    if (c == '{') {
      return braced(text, dollar, out);
    }
    int end = nameEnd(text, next);
    if (end > next) {
      out.append(value(text.substring(next, end)));
      return end;
    }
    out.append('$');
    return c == '$' ? next + 1 : next;
  }

  private int braced(String text, int dollar, StringBuilder out) throws Failure {
    int nameEnd = nameEnd(text, dollar + 2);
    if (nameEnd == dollar + 2 || nameEnd == text.length()) {
      throw invalid(text);
    }
    String name = text.substring(dollar + 2, nameEnd);
    if (text.charAt(nameEnd) == '}') {
      out.append(value(name));
      return nameEnd + 1;
    }
    int operator = text.charAt(nameEnd) == ':' ? nameEnd + 1 : nameEnd;
    if (operator >= text.length() || "-+?".indexOf(text.charAt(operator)) < 0) {
      throw invalid(text);
    }
    int end = lastBraceOfLine(text, operator);
    if (end < 0) {
      throw invalid(text);
    }
    int closing = closingBrace(text, dollar, end);
    String operand = text.substring(operator + 1, closing);
    out.append(apply(name, text.charAt(operator), operator > nameEnd, operand));
    out.append(substitute(text.substring(closing + 1, end)));
    return end;
  }

  /** Behind the last brace before the end of the line, or -1. */
  private static int lastBraceOfLine(String text, int from) {
    int line = text.indexOf('\n', from);
    int brace = text.lastIndexOf('}', line < 0 ? text.length() : line);
    return brace > from ? brace + 1 : -1;
  }

  /** The brace that closes the first one, or the last one where they do not add up. */
  private static int closingBrace(String text, int from, int end) {
    int open = 0;
    for (int i = from; i < end; i++) {
      char c = text.charAt(i);
      if (c == '}') {
        open--;
        if (open == 0) {
          return i;
        }
      } else if (c == '{') {
        open++;
        i++;
      }
    }
    return end - 1;
  }

  private String apply(String name, char operator, boolean orEmpty, String operand) throws Failure {
    String operandValue = substitute(operand);
    String value = lookup.find(name);
    boolean present = value != null && !(orEmpty && value.isEmpty());
    if (operator == '+') {
      return present ? operandValue : value == null ? "" : value;
    }
    if (present) {
      return value == null ? "" : value;
    }
    if (operator == '-') {
      return operandValue;
    }
    throw missing(name, operandValue);
  }

  private static Failure missing(String name, String reason) {
    String text = "the required variable " + name + " is not set";
    return new Failure(
        "required-variable",
        reason.isEmpty() ? text : text + ": " + reason,
        "Set " + name + " in the environment or in an env file.");
  }

  private String value(String name) {
    String value = lookup.find(name);
    if (value == null) {
      unset.accept(name);
      return "";
    }
    return value;
  }

  private static Failure invalid(String text) {
    return new Failure(
        "invalid-template",
        "not a valid variable reference in '" + text + "'",
        "Write ${NAME}, or $$ for a dollar sign.");
  }

  static int nameEnd(String text, int from) {
    int at = from;
    while (at < text.length() && isNamePart(text.charAt(at), at > from)) {
      at++;
    }
    return at;
  }

  private static boolean isNamePart(char c, boolean digits) {
    return Ascii.isLetter(c) || c == '_' || (digits && Ascii.isDigit(c));
  }
}
