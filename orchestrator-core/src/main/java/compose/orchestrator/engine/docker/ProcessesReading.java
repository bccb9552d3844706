package compose.orchestrator.engine.docker;

import compose.orchestrator.engine.ContainerProcesses;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Reads {@code GET /containers/ID/top}. */
final class ProcessesReading {

  private ProcessesReading() {}

  static ContainerProcesses read(JsonReader json) throws IOException {
    var titles = new ArrayList<String>();
    var rows = new ArrayList<List<String>>();
    json.object(field -> {
      switch (field) {
        case "Titles" -> titles.addAll(json.texts());
        case "Processes" -> json.array(() -> rows.add(json.texts()));
        default -> json.skip();
      }
    });
    return new ContainerProcesses(titles, rows);
  }
}
