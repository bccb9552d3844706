package compose.orchestrator.cli.view;

import compose.orchestrator.engine.ContainerStatistics;
import compose.orchestrator.engine.ContainerSummary;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Lists what containers use, with the columns of docker's own list. */
public final class StatisticsView {

  private static final int LEAST_WIDTH = 10;
  private static final int SHORT_ID = 12;
  private static final List<String> FIELDS =
      List.of(
          "BlockIO", "CPUPerc", "Container", "ID", "MemPerc", "MemUsage", "Name", "NetIO", "PIDs");

  private final boolean whole;

  /**
   * A container and what it uses.
   *
   * @param container the container
   * @param statistics what it uses
   */
  public record Row(ContainerSummary container, ContainerStatistics statistics) {}

  /**
   * With ids as wanted.
   *
   * @param whole whether ids are shown in full
   */
  public StatisticsView(boolean whole) {
    this.whole = whole;
  }

  /** As a format says: table, json, or a template. */
  public String text(List<Row> rows, String format) {
    return switch (format) {
      case "", "table" -> table(rows);
      case "json" -> json(rows);
      default -> new Template(format).render(rows, this::field);
    };
  }

  private String table(List<Row> rows) {
    var table =
        new Table(
            LEAST_WIDTH,
            "CONTAINER ID",
            "NAME",
            "CPU %",
            "MEM USAGE / LIMIT",
            "MEM %",
            "NET I/O",
            "BLOCK I/O",
            "PIDS");
    for (Row row : rows) {
      table.row(
          id(row),
          row.container().name(),
          cpu(row),
          memory(row),
          memoryPercent(row),
          network(row),
          disks(row),
          processes(row));
    }
    return table.toString();
  }

  private String json(List<Row> rows) {
    var text = new StringBuilder();
    rows.forEach(row -> text.append(object(row)).append('\n'));
    return text.toString();
  }

  private String object(Row row) {
    Json json = new Json().open('{');
    for (String field : FIELDS) {
      json.member(field, field(row, field));
    }
    return json.close('}').toString();
  }

  private @Nullable String field(Row row, String field) {
    return switch (field) {
      case "" -> object(row);
      case "BlockIO" -> disks(row);
      case "CPUPerc" -> cpu(row);
      case "Container" -> row.container().id();
      case "ID" -> id(row);
      case "MemPerc" -> memoryPercent(row);
      case "MemUsage" -> memory(row);
      case "Name" -> row.container().name();
      case "NetIO" -> network(row);
      case "PIDs" -> processes(row);
      default -> null;
    };
  }

  private String id(Row row) {
    String id = row.container().id();
    return whole ? id : id.substring(0, SHORT_ID);
  }

  private static String cpu(Row row) {
    return percent(row.statistics().cpuPercent());
  }

  private static String memory(Row row) {
    ContainerStatistics statistics = row.statistics();
    return ByteText.binary(statistics.memory()) + " / " + ByteText.binary(statistics.memoryLimit());
  }

  private static String memoryPercent(Row row) {
    long limit = row.statistics().memoryLimit();
    return percent(limit == 0 ? 0 : 100.0 * row.statistics().memory() / limit);
  }

  private static String network(Row row) {
    return both(row.statistics().received(), row.statistics().sent());
  }

  private static String disks(Row row) {
    return both(row.statistics().read(), row.statistics().written());
  }

  private static String both(long one, long other) {
    return ByteText.of(one) + " / " + ByteText.of(other);
  }

  private static String processes(Row row) {
    return String.valueOf(row.statistics().processes());
  }

  private static String percent(double value) {
    return String.format(Locale.ROOT, "%.2f%%", value);
  }
}
