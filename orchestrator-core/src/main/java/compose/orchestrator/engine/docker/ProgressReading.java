package compose.orchestrator.engine.docker;

import compose.orchestrator.engine.ImageProgress;
import java.io.IOException;

/** One line of what a pull or a build tells. */
final class ProgressReading {
  private final JsonReader json;
  String stream = "";
  String error = "";
  String imageId = "";
  private String id = "";
  private String status = "";
  private long current;
  private long total;

  private ProgressReading(JsonReader json) {
    this.json = json;
  }

  static ProgressReading read(JsonReader json) throws IOException {
    var reading = new ProgressReading(json);
    json.object(reading::field);
    return reading;
  }

  ImageProgress progress() {
    return new ImageProgress(id, status, current, total);
  }

  private void field(String field) throws IOException {
    switch (field) {
      case "stream" -> stream = json.text();
      case "error" -> error = json.text();
      case "id" -> id = json.text();
      case "status" -> status = json.text();
      case "progressDetail" -> json.object(this::detail);
      case "aux" -> json.object(this::result);
      default -> json.skip();
    }
  }

  private void detail(String field) throws IOException {
    switch (field) {
      case "current" -> current = json.number();
      case "total" -> total = json.number();
      default -> json.skip();
    }
  }

  private void result(String field) throws IOException {
    if (field.equals("ID")) {
      imageId = json.text();
    }
  }
}
