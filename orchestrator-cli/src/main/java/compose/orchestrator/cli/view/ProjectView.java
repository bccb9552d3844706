package compose.orchestrator.cli.view;

import compose.orchestrator.engine.ContainerSummary;
import compose.orchestrator.model.ComposeLabels;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.StringJoiner;
import java.util.TreeMap;
import java.util.TreeSet;

/** Lists projects by the containers they have. */
public final class ProjectView {

  private static final int LEAST_WIDTH = 20;

  private final Map<String, List<ContainerSummary>> projects = new TreeMap<>();

  /** Of all containers that count. */
  public ProjectView(List<ContainerSummary> containers) {
    for (ContainerSummary container : containers) {
      String project = container.labels().getOrDefault(ComposeLabels.PROJECT, "");
      projects.computeIfAbsent(project, any -> new ArrayList<>()).add(container);
    }
  }

  /** A table with a header, also where there is nothing to list. */
  public String table() {
    var table = new Table(LEAST_WIDTH, "NAME", "STATUS", "CONFIG FILES");
    projects.forEach((name, containers) -> table.row(name, status(containers), files(containers)));
    return table.toString();
  }

  /** One JSON array. */
  public String json() {
    Json json = new Json().open('[');
    projects.forEach((name, containers) -> {
      json.open('{').member("Name", name).member("Status", status(containers));
      json.member("ConfigFiles", files(containers)).close('}');
    });
    return json.close(']') + "\n";
  }

  /** One name a line. */
  public String names() {
    var names = new StringBuilder();
    projects.keySet().forEach(name -> names.append(name).append('\n'));
    return names.toString();
  }

  private static String status(List<ContainerSummary> containers) {
    var counts = new TreeMap<String, Integer>();
    containers.forEach(container -> counts.merge(container.state(), 1, Integer::sum));
    var text = new StringJoiner(", ");
    counts.forEach((state, count) -> text.add(state + "(" + count + ")"));
    return text.toString();
  }

  private static String files(List<ContainerSummary> containers) {
    Set<String> files = new TreeSet<>();
    for (ContainerSummary container : containers) {
      files.add(container.labels().getOrDefault(ComposeLabels.CONFIG_FILES, "N/A"));
    }
    return String.join(",", files);
  }
}
