package compose.orchestrator.engine.docker;

import compose.orchestrator.model.Mount;
import java.io.IOException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads a mount as it was asked for, with its options. */
final class RequestedMountReading {
  private final JsonReader json;
  private String type = "";
  private @Nullable String source;
  private String target = "";
  private boolean readOnly;
  private @Nullable String consistency;
  private @Nullable String propagation;
  private boolean createHostPath;
  private @Nullable String recursive;
  private boolean noCopy;
  private @Nullable String subpath;
  private Map<String, String> labels = Map.of();
  private @Nullable Long size;
  private @Nullable Long mode;
  private @Nullable String imageSubpath;

  RequestedMountReading(JsonReader json) {
    this.json = json;
  }

  Mount read() throws IOException {
    json.object(this::field);
    return new Mount(
        type,
        source,
        target,
        readOnly,
        consistency,
        propagation,
        createHostPath,
        recursive,
        null,
        noCopy,
        subpath,
        labels,
        size,
        mode,
        imageSubpath);
  }

  private void field(String field) throws IOException {
    switch (field) {
      case "Type" -> type = json.text();
      case "Source" -> source = json.textUnlessEmpty();
      case "Target" -> target = json.text();
      case "ReadOnly" -> readOnly = json.truth();
      case "Consistency" -> consistency = json.textUnlessEmpty();
      case "BindOptions" -> json.object(this::bind);
      case "VolumeOptions" -> json.object(this::volume);
      case "TmpfsOptions" -> json.object(this::tmpfs);
      case "ImageOptions" -> json.object(this::image);
      default -> json.skip();
    }
  }

  private void bind(String field) throws IOException {
    switch (field) {
      case "Propagation" -> propagation = json.textUnlessEmpty();
      case "CreateMountpoint" -> createHostPath = json.truth();
      case "NonRecursive" -> recursiveIf("disabled");
      case "ReadOnlyNonRecursive" -> recursiveIf("writable");
      case "ReadOnlyForceRecursive" -> recursiveIf("readonly");
      default -> json.skip();
    }
  }

  private void recursiveIf(String meaning) throws IOException {
    if (json.truth()) {
      recursive = meaning;
    }
  }

  private void volume(String field) throws IOException {
    switch (field) {
      case "NoCopy" -> noCopy = json.truth();
      case "Labels" -> labels = json.textMap();
      case "Subpath" -> subpath = json.textUnlessEmpty();
      default -> json.skip();
    }
  }

  private void tmpfs(String field) throws IOException {
    switch (field) {
      case "SizeBytes" -> size = json.numberOrNull();
      case "Mode" -> mode = json.numberOrNull();
      default -> json.skip();
    }
  }

  private void image(String field) throws IOException {
    if (field.equals("Subpath")) {
      imageSubpath = json.textUnlessEmpty();
    }
  }
}
