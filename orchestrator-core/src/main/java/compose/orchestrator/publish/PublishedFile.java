package compose.orchestrator.publish;

import compose.orchestrator.model.ComposeLabels;
import compose.orchestrator.registry.ComposeArtifact;
import compose.orchestrator.registry.Descriptor;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/**
 * A file of a project as it is published.
 *
 * @param origin how a person names the file it is made from
 * @param descriptor its type, digest, size and name
 * @param text its content
 */
public record PublishedFile(String origin, Descriptor descriptor, String text) {

  static PublishedFile compose(String origin, String name, String text) {
    return of(origin, ComposeArtifact.FILE, text, Map.of(ComposeArtifact.FILE_NAME, name));
  }

  static PublishedFile extended(String origin, String name, String text) {
    var annotations =
        Map.of(ComposeArtifact.FILE_NAME, name, ComposeArtifact.EXTENDED, Boolean.toString(true));
    return of(origin, ComposeArtifact.FILE, text, annotations);
  }

  static PublishedFile environment(String origin, String name, String text) {
    var annotations = Map.of(ComposeArtifact.ENVIRONMENT_FILE_NAME, name);
    return of(origin, ComposeArtifact.ENVIRONMENT_FILE, text, annotations);
  }

  private static PublishedFile of(
      String origin, String type, String text, Map<String, String> names) {
    var annotations = new HashMap<>(names);
    annotations.put(ComposeArtifact.VERSION, ComposeLabels.COMPATIBLE_VERSION);
    byte[] content = text.getBytes(StandardCharsets.UTF_8);
    return new PublishedFile(origin, Descriptor.of(type, content, annotations), text);
  }

  /** The name it has in the artifact. */
  public String name() {
    String name = descriptor.annotations().get(ComposeArtifact.FILE_NAME);
    return name == null
        ? descriptor.annotations().getOrDefault(ComposeArtifact.ENVIRONMENT_FILE_NAME, "")
        : name;
  }

  /** Its bytes. */
  byte[] content() {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
