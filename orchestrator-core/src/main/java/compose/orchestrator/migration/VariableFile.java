package compose.orchestrator.migration;

import java.util.Map;

/** The file of variables ({@code .env}) of the target's host. */
final class VariableFile {

  /** Its name in the project's folder. */
  static final String NAME = ".env";

  private VariableFile() {}

  /** The text with values of its own for some variables: the last one of a name counts. */
  static String with(String before, Map<String, String> values) {
    var text = new StringBuilder(before);
    if (!before.isEmpty() && !before.endsWith("\n")) {
      text.append('\n');
    }
    text.append("# Added by 'orchestrator migrate'\n");
    values.forEach(
        (name, value) -> text.append(name).append('=').append(quoted(value)).append('\n'));
    return text.toString();
  }

  /** Between single quotes nothing has a meaning but their end. */
  private static String quoted(String value) {
    if (value.indexOf('\'') < 0 && value.indexOf('\n') < 0 && value.indexOf('\\') < 0) {
      return "'" + value + "'";
    }
    return '"'
        + value.replace("\\", "\\\\").replace("\"", "\\\"").replace("$", "\\$").replace("\n", "\\n")
        + '"';
  }
}
