package compose.orchestrator.cli.view;

import compose.orchestrator.diagnostic.UsageException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The part of docker's templates that scripts use: fields, and all of them as JSON. */
final class Template {

  private static final String TABLE = "table ";
  private static final int LEAST_WIDTH = 10;

  private final boolean table;
  private final List<String> parts; // texts and names of fields in turn

  /** Tells a field of a row by name, all of them as JSON for an empty name, or null. */
  interface Fields<T> {

    @Nullable String get(T row, String name);
  }

  Template(String format) {
    this.table = format.startsWith(TABLE);
    String text = table ? format.substring(TABLE.length()) : format;
    this.parts = parse(text.replace("\\t", "\t").replace("\\n", "\n"));
  }

  <T> String render(List<T> rows, Fields<T> fields) {
    if (!table) {
      var text = new StringBuilder();
      rows.forEach(row -> text.append(line(row, fields)).append('\n'));
      return text.toString();
    }
    var columns = new Table(LEAST_WIDTH, line("", (_, name) -> heading(name)).split("\t", -1));
    rows.forEach(row -> columns.row(line(row, fields).split("\t", -1)));
    return columns.toString();
  }

  private <T> String line(T row, Fields<T> fields) {
    var text = new StringBuilder(parts.getFirst());
    for (int i = 1; i < parts.size(); i += 2) {
      String value = fields.get(row, parts.get(i));
      if (value == null) {
        throw invalid("there is no field " + parts.get(i));
      }
      text.append(value).append(parts.get(i + 1));
    }
    return text.toString();
  }

  private static List<String> parse(String text) {
    var parts = new ArrayList<String>();
    int start = 0;
    for (int open = text.indexOf("{{"); open >= 0; open = text.indexOf("{{", start)) {
      int close = text.indexOf("}}", open);
      if (close < 0) {
        throw invalid("a {{ has no }}");
      }
      parts.add(text.substring(start, open));
      parts.add(field(text.substring(open + 2, close).strip()));
      start = close + 2;
    }
    parts.add(text.substring(start));
    return parts;
  }

  private static String field(String expression) {
    String name = expression.startsWith("json ") ? expression.substring(5).strip() : expression;
    boolean all = name.equals(".") && !name.equals(expression);
    if (all) {
      return "";
    }
    if (!name.startsWith(".") || name.length() == 1 || name.indexOf(' ') >= 0) {
      throw invalid("{{" + expression + "}} is not supported");
    }
    return name.substring(1);
  }

  private static String heading(String name) {
    return switch (name) {
      case "ID" -> "CONTAINER ID";
      case "RunningFor" -> "CREATED";
      case "CreatedAt" -> "CREATED AT";
      case "LocalVolumes" -> "LOCAL VOLUMES";
      case "CPUPerc" -> "CPU %";
      case "MemUsage" -> "MEM USAGE / LIMIT";
      case "MemPerc" -> "MEM %";
      case "NetIO" -> "NET I/O";
      case "BlockIO" -> "BLOCK I/O";
      default -> name.toUpperCase(Locale.ROOT);
    };
  }

  private static UsageException invalid(String summary) {
    return new UsageException(
        "invalid-template",
        "template: " + summary,
        "Use {{.Name}} and the like, or {{json .}}; 'ps --format json' shows all fields.");
  }
}
