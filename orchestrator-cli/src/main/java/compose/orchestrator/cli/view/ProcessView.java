package compose.orchestrator.cli.view;

import compose.orchestrator.engine.ContainerProcesses;
import compose.orchestrator.engine.ContainerSummary;
import compose.orchestrator.model.ComposeLabels;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Lists processes, with the service and number of the container that each belongs to. */
public final class ProcessView {

  private static final int GAP = 2;
  private static final int LEAST_WIDTH = 4;

  private ProcessView() {}

  /** A table, or nothing where there is no container. */
  public static String table(Map<ContainerSummary, ContainerProcesses> processes) {
    if (processes.isEmpty()) {
      return "";
    }
    var headers = new ArrayList<>(List.of("SERVICE", "#"));
    headers.addAll(processes.values().iterator().next().titles());
    var table = new Table(LEAST_WIDTH, GAP, headers.toArray(String[]::new));
    processes.forEach((container, found) -> {
      for (List<String> process : found.rows()) {
        var row = new ArrayList<String>();
        row.add(container.labels().getOrDefault(ComposeLabels.SERVICE, ""));
        row.add(container.labels().getOrDefault(ComposeLabels.CONTAINER_NUMBER, ""));
        row.addAll(process);
        table.row(row.toArray(String[]::new));
      }
    });
    return table.toString();
  }
}
