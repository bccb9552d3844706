package compose.orchestrator.loader;

import java.util.ArrayList;
import java.util.List;

/**
 * A variable that a file refers to.
 *
 * @param name its name
 * @param defaultValue what stands for it where it is not set, or empty
 * @param presenceValue what stands for it where it is set, or empty
 * @param required whether the file cannot be loaded without it
 */
public record Variable(String name, String defaultValue, String presenceValue, boolean required) {

  /** The variables in a text, also those in defaults. */
  static List<Variable> in(String text) {
    var found = new ArrayList<Variable>();
    int dollar = text.indexOf('$');
    while (dollar >= 0) {
      int end = collect(text, dollar, found);
      dollar = text.indexOf('$', end);
    }
    return found;
  }

  private static int collect(String text, int dollar, List<Variable> found) {
    int next = dollar + 1;
    if (text.startsWith("$", next)) {
      return next + 1;
    }
    boolean braced = text.startsWith("{", next);
    int start = braced ? next + 1 : next;
    int end = Template.nameEnd(text, start);
    if (end == start) {
      return next;
    }
    String name = text.substring(start, end);
    if (!braced) {
      found.add(new Variable(name, "", "", false));
      return end;
    }
    return braced(text, dollar, name, end, found);
  }

  private static int braced(
      String text, int dollar, String name, int nameEnd, List<Variable> found) {
    Template.Reference reference = Template.reference(text, dollar, nameEnd);
    if (reference == null) {
      return nameEnd;
    }
    String operand = reference.operand();
    char operator = reference.operator();
    String defaultValue = operator == '-' ? operand : "";
    String presenceValue = operator == '+' ? operand : "";
    found.add(new Variable(name, defaultValue, presenceValue, operator == '?'));
    found.addAll(in(defaultValue));
    found.addAll(in(presenceValue));
    return reference.closing() + 1;
  }
}
