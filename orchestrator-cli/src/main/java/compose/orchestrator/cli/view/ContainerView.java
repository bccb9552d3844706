package compose.orchestrator.cli.view;

import compose.orchestrator.engine.ContainerSummary;
import compose.orchestrator.model.ComposeLabels;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.function.Supplier;

/** Lists containers as {@code docker compose ps} does. */
public final class ContainerView {

  private static final int LEAST_WIDTH = 10;

  private final ContainerFields fields;
  private final boolean whole;

  /**
   * With nothing shortened if whole; times are told in the zone, ages from now.
   *
   * @param now the present
   * @param zone where the reader is
   * @param whole whether ids, commands and mounts are shown in full
   */
  public ContainerView(Instant now, Supplier<ZoneId> zone, boolean whole) {
    this.fields = new ContainerFields(now, zone, whole);
    this.whole = whole;
  }

  /** A table with a header, also where there is nothing to list. */
  public String table(List<ContainerSummary> containers) {
    var table =
        new Table(LEAST_WIDTH, "NAME", "IMAGE", "COMMAND", "SERVICE", "CREATED", "STATUS", "PORTS");
    for (ContainerSummary container : containers) {
      table.row(
          container.name(),
          container.image(),
          CommandText.of(container.command(), whole),
          container.labels().getOrDefault(ComposeLabels.SERVICE, ""),
          fields.age(container),
          container.status(),
          PortText.of(container.ports()));
    }
    return table.toString();
  }

  /** One JSON object a line, nothing where there is nothing to list. */
  public String json(List<ContainerSummary> containers) {
    var lines = new StringBuilder();
    for (ContainerSummary container : containers) {
      lines.append(fields.json(container)).append('\n');
    }
    return lines.toString();
  }

  /** One id a line, never shortened. */
  public String ids(List<ContainerSummary> containers) {
    var lines = new StringBuilder();
    for (ContainerSummary container : containers) {
      lines.append(container.id()).append('\n');
    }
    return lines.toString();
  }

  /** A line for each container, as the template says; in columns after {@code table }. */
  public String template(List<ContainerSummary> containers, String format) {
    return new Template(format)
        .render(
            containers,
            (container, name) ->
                name.isEmpty() ? fields.json(container) : fields.text(container, name));
  }
}
