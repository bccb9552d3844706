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

  /**
   * What stands in braces behind a name.
   *
   * @param operator one of {@code - + ?}, or a space where there is none
   * @param orEmpty whether an empty value counts as none
   * @param operand the text behind the operator
   * @param closing where the closing brace stands
   * @param end where the text ends that greedy braces reach to
   */
  record Reference(char operator, boolean orEmpty, String operand, int closing, int end) {}

  private int braced(String text, int dollar, StringBuilder out) throws Failure {
    int nameEnd = nameEnd(text, dollar + 2);
    Reference reference = nameEnd == dollar + 2 ? null : reference(text, dollar, nameEnd);
    if (reference == null) {
      throw invalid(text);
    }
    String name = text.substring(dollar + 2, nameEnd);
    if (reference.operator == ' ') {
      out.append(value(name));
    } else {
      out.append(apply(name, reference));
      out.append(substitute(text.substring(reference.closing + 1, reference.end)));
    }
    return reference.end;
  }

  /** The rest of a reference in braces, or null where it is none. */
  static @Nullable Reference reference(String text, int dollar, int nameEnd) {
    if (text.startsWith("}", nameEnd)) {
      return new Reference(' ', false, "", nameEnd, nameEnd + 1);
    }
    int operator = text.startsWith(":", nameEnd) ? nameEnd + 1 : nameEnd;
    if (operator >= text.length() || "-+?".indexOf(text.charAt(operator)) < 0) {
      return null;
    }
    int end = lastBraceOfLine(text, operator);
    if (end < 0) {
      return null;
    }
    int closing = closingBrace(text, dollar, end);
    String operand = text.substring(operator + 1, closing);
    return new Reference(text.charAt(operator), operator > nameEnd, operand, closing, end);
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

  private String apply(String name, Reference reference) throws Failure {
    String operandValue = substitute(reference.operand);
    String value = lookup.find(name);
    boolean present = value != null && !(reference.orEmpty && value.isEmpty());
    if (reference.operator == '+') {
      return present ? operandValue : value == null ? "" : value;
    }
    if (present) {
      return value == null ? "" : value;
    }
    if (reference.operator == '-') {
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
