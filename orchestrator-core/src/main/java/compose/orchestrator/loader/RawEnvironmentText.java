package compose.orchestrator.loader;

import java.util.Map;

/** Reads env files of format {@code raw}: what stands behind the first {@code =} is the value. */
final class RawEnvironmentText {

  private RawEnvironmentText() {}

  static void read(String text, Map<String, String> values, Template.Lookup inherited)
      throws EnvironmentText.Malformed {
    String content = text.startsWith("\uFEFF") ? text.substring(1) : text;
    int number = 0;
    for (String line : content.split("\n", -1)) {
      number++;
      String statement = (line.endsWith("\r") ? line.substring(0, line.length() - 1) : line);
      statement = statement.stripLeading();
      if (!statement.isEmpty() && statement.charAt(0) != '#') {
        statement(statement, number, values, inherited);
      }
    }
  }

  private static void statement(
      String statement, int line, Map<String, String> values, Template.Lookup inherited)
      throws EnvironmentText.Malformed {
    int equals = statement.indexOf('=');
    String name = equals < 0 ? statement : statement.substring(0, equals);
    if (name.isEmpty() || name.chars().anyMatch(Character::isWhitespace)) {
      throw new EnvironmentText.Malformed("'" + name + "' is not a name", line, null);
    }
    String value = equals < 0 ? inherited.find(name) : statement.substring(equals + 1);
    if (value != null) {
      values.put(name, value);
    }
  }
}
