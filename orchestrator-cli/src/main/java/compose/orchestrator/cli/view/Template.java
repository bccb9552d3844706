package compose.orchestrator.cli.view;

import compose.orchestrator.diagnostic.UsageException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The part of docker's templates that scripts use: fields, labels, all of them as JSON, and text in
 * other letters.
 */
final class Template {

  private static final String TABLE = "table ";
  private static final int LEAST_WIDTH = 10;
  private static final Set<String> FUNCTIONS = Set.of("json", "upper", "lower", "len");

  private final boolean table;
  private final List<String> texts = new ArrayList<>(); // around the values
  private final List<Value> values = new ArrayList<>();

  /** A field, and what is done to its text. */
  private record Value(String function, String field) {

    String of(String text) {
      return switch (function) {
        case "upper" -> text.toUpperCase(Locale.ROOT);
        case "lower" -> text.toLowerCase(Locale.ROOT);
        case "len" -> String.valueOf(text.getBytes(StandardCharsets.UTF_8).length);
        default -> text;
      };
    }
  }

  /**
   * Tells a field of a row by name, a label for {@code Label NAME}, all fields as JSON for an empty
   * name, or null.
   */
  interface Fields<T> {

    @Nullable String get(T row, String name);
  }

  Template(String format) {
    this.table = format.startsWith(TABLE);
    String text = table ? format.substring(TABLE.length()) : format;
    parse(text.replace("\\t", "\t").replace("\\n", "\n"));
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
    var text = new StringBuilder(texts.getFirst());
    for (int i = 0; i < values.size(); i++) {
      Value value = values.get(i);
      String field = fields.get(row, value.field());
      if (field == null) {
        throw invalid("there is no field " + value.field());
      }
      text.append(value.of(field)).append(texts.get(i + 1));
    }
    return text.toString();
  }

  private void parse(String text) {
    int start = 0;
    for (int open = text.indexOf("{{"); open >= 0; open = text.indexOf("{{", start)) {
      int close = text.indexOf("}}", open);
      if (close < 0) {
        throw invalid("a {{ has no }}");
      }
      texts.add(text.substring(start, open));
      values.add(value(text.substring(open + 2, close).strip()));
      start = close + 2;
    }
    texts.add(text.substring(start));
  }

  private static Value value(String expression) {
    int space = expression.indexOf(' ');
    String first = space < 0 ? expression : expression.substring(0, space);
    if (first.equals(".Label")) {
      return new Value("", "Label " + label(expression, first));
    }
    boolean function = FUNCTIONS.contains(first);
    String name = function && space > 0 ? expression.substring(space).strip() : expression;
    if (name.equals(".") && first.equals("json")) {
      return new Value(first, "");
    }
    if (!name.startsWith(".") || name.length() == 1 || name.indexOf(' ') >= 0) {
      throw invalid("{{" + expression + "}} is not supported");
    }
    return new Value(function ? first : "", name.substring(1));
  }

  /** The name in quotes that follows. */
  private static String label(String expression, String first) {
    String name = expression.substring(first.length()).strip();
    if (name.length() < 2 || !name.startsWith("\"") || !name.endsWith("\"")) {
      throw invalid("{{" + expression + "}} lacks the name of the label in quotes");
    }
    return name.substring(1, name.length() - 1);
  }

  private static String heading(String name) {
    if (name.startsWith("Label ")) {
      return name.substring(name.lastIndexOf('.') + 1).replace("Label ", "");
    }
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
