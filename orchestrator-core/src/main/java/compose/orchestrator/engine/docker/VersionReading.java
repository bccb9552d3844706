package compose.orchestrator.engine.docker;

import compose.orchestrator.engine.EngineVersion;
import java.io.IOException;

/** Reads {@code GET /version}. */
final class VersionReading {
  private final JsonReader json;
  private String version = "";
  private String apiVersion = "";
  private String os = "";
  private String architecture = "";

  private VersionReading(JsonReader json) {
    this.json = json;
  }

  static EngineVersion read(JsonReader json) throws IOException {
    var reading = new VersionReading(json);
    json.object(reading::field);
    return new EngineVersion(reading.version, reading.apiVersion, reading.os, reading.architecture);
  }

  private void field(String field) throws IOException {
    switch (field) {
      case "Version" -> version = json.text();
      case "ApiVersion" -> apiVersion = json.text();
      case "Os" -> os = json.text();
      case "Arch" -> architecture = json.text();
      default -> json.skip();
    }
  }
}
