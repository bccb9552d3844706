package compose.orchestrator.engine.docker;

import compose.orchestrator.engine.ImageDetails;
import compose.orchestrator.engine.ImageSummary;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/** Reads {@code GET /images/REF/json} and the entries of {@code GET /images/json}. */
final class ImageReading {
  private final JsonReader json;
  private final ProcessReading process;
  private String id = "";
  private List<String> tags = List.of();
  private List<String> digests = List.of();
  private long size;
  private String created = "";
  private String os = "";
  private String architecture = "";
  private String variant = "";
  private Map<String, String> labels = Map.of();

  ImageReading(JsonReader json) {
    this.json = json;
    this.process = new ProcessReading(json);
  }

  static List<ImageSummary> readAll(JsonReader json) throws IOException {
    List<ImageSummary> all = new ArrayList<>();
    json.array(() -> all.add(new ImageReading(json).summary()));
    return Collections.unmodifiableList(all);
  }

  ImageDetails details() throws IOException {
    json.object(this::field);
    return new ImageDetails(
        id,
        tags,
        digests,
        size,
        created,
        os,
        architecture,
        variant,
        process.environment,
        process.command,
        process.entrypoint,
        process.user,
        process.workingDir,
        process.exposedPorts,
        process.volumes,
        process.labels,
        process.healthCheck,
        process.stopSignal);
  }

  private ImageSummary summary() throws IOException {
    json.object(this::field);
    return new ImageSummary(id, tags, digests, size, Long.parseLong(created), labels);
  }

  private void field(String field) throws IOException {
    switch (field) {
      case "Id" -> id = json.text();
      case "RepoTags" -> tags = json.texts();
      case "RepoDigests" -> digests = json.texts();
      case "Size" -> size = json.number();
      case "Created" -> created = json.text();
      case "Os" -> os = json.text();
      case "Architecture" -> architecture = json.text();
      case "Variant" -> variant = json.text();
      case "Labels" -> labels = json.textMap();
      case "Config" -> process.read();
      default -> json.skip();
    }
  }
}
