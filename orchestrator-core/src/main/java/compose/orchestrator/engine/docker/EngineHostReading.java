package compose.orchestrator.engine.docker;

import compose.orchestrator.engine.EngineHost;
import java.io.IOException;

/** Reads from {@code GET /info} where an engine runs. */
final class EngineHostReading {

  private final JsonReader json;
  private String id = "";
  private String name = "";
  private String dataRoot = "";

  private EngineHostReading(JsonReader json) {
    this.json = json;
  }

  static EngineHost read(JsonReader json) throws IOException {
    var reading = new EngineHostReading(json);
    json.object(reading::field);
    return new EngineHost(reading.id, reading.name, reading.dataRoot);
  }

  private void field(String field) throws IOException {
    switch (field) {
      case "ID" -> id = json.text();
      case "Name" -> name = json.text();
      case "DockerRootDir" -> dataRoot = json.text();
      default -> json.skip();
    }
  }
}
