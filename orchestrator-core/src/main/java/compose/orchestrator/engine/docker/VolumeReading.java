package compose.orchestrator.engine.docker;

import compose.orchestrator.engine.VolumeDetails;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/** Reads one volume of {@code GET /volumes}. */
final class VolumeReading {
  private final JsonReader json;
  private String name = "";
  private String driver = "";
  private String mountpoint = "";
  private String scope = "";
  private Map<String, String> options = Map.of();
  private Map<String, String> labels = Map.of();

  private VolumeReading(JsonReader json) {
    this.json = json;
  }

  static List<VolumeDetails> readAll(JsonReader json) throws IOException {
    List<VolumeDetails> all = new ArrayList<>();
    json.object(field -> {
      if (field.equals("Volumes")) {
        json.array(() -> all.add(new VolumeReading(json).read()));
      }
    });
    return Collections.unmodifiableList(all);
  }

  private VolumeDetails read() throws IOException {
    json.object(this::field);
    return new VolumeDetails(name, driver, mountpoint, scope, options, labels);
  }

  private void field(String field) throws IOException {
    switch (field) {
      case "Name" -> name = json.text();
      case "Driver" -> driver = json.text();
      case "Mountpoint" -> mountpoint = json.text();
      case "Scope" -> scope = json.text();
      case "Options" -> options = json.textMap();
      case "Labels" -> labels = json.textMap();
      default -> json.skip();
    }
  }
}
