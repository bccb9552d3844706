package compose.orchestrator.publish;

import compose.orchestrator.registry.ComposeArtifact;
import compose.orchestrator.registry.Descriptor;
import compose.orchestrator.registry.Manifest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Versions of the OCI Image Specification: how a manifest says what it is for. */
public enum OciVersion {
  /** By the media type of its configuration. */
  V1_0("1.0"),
  /** By a type of its own. */
  V1_1("1.1");

  private static final String EMPTY_TYPE = "application/vnd.oci.empty.v1+json";

  private final String text;

  OciVersion(String text) {
    this.text = text;
  }

  /** The version that a text names, or null where it is none. */
  public static @Nullable OciVersion of(String text) {
    for (OciVersion version : values()) {
      if (version.text.equals(text)) {
        return version;
      }
    }
    return null;
  }

  /** The configuration of every project: an empty object. */
  static byte[] config() {
    return "{}".getBytes(StandardCharsets.UTF_8);
  }

  Manifest manifest(List<Descriptor> layers) {
    boolean typed = this == V1_1;
    String configType = typed ? EMPTY_TYPE : ComposeArtifact.OLD_CONFIG;
    Descriptor config = Descriptor.of(configType, config(), Map.of());
    String type = typed ? ComposeArtifact.TYPE : "";
    return new Manifest(Manifest.IMAGE, type, config, layers, List.of(), null, Map.of());
  }
}
