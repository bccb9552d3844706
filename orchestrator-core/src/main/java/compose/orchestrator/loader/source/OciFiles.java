package compose.orchestrator.loader.source;

import compose.orchestrator.registry.ComposeArtifact;
import compose.orchestrator.registry.Descriptor;
import compose.orchestrator.registry.Manifest;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The files of a project in a registry, as its manifest lists them. All lie in one folder.
 *
 * @param parts what each file consists of, by its name; those of a Compose file are its documents
 * @param first the part that the manifest lists first
 */
record OciFiles(Map<String, List<Descriptor>> parts, Descriptor first) {

  /** The file that the project begins with. */
  static final String MAIN = "compose.yaml";

  private static final int MOST_PARTS = 1000;
  private static final long LONGEST = 64 << 20;

  OciFiles {
    parts = Collections.unmodifiableMap(parts);
  }

  /**
   * The files of an artifact.
   *
   * @throws IOException where it is no project, is too large, or a name leads out of the folder
   */
  static OciFiles of(Manifest manifest) throws IOException {
    checkType(manifest);
    checkSize(manifest.layers());
    var files = new LinkedHashMap<String, List<Descriptor>>();
    for (Descriptor layer : manifest.layers()) {
      if (layer.mediaType().equals(ComposeArtifact.FILE)) {
        files.computeIfAbsent(composeFile(layer), _ -> new ArrayList<>()).add(layer);
      } else if (layer.mediaType().equals(ComposeArtifact.ENVIRONMENT_FILE)) {
        files.put(name(layer, ComposeArtifact.ENVIRONMENT_FILE_NAME), List.of(layer));
      }
    }
    if (!files.containsKey(MAIN)) {
      throw new IOException("there is no Compose file in it");
    }
    return new OciFiles(files, manifest.layers().getFirst());
  }

  private static void checkType(Manifest manifest) throws IOException {
    Descriptor config = manifest.config();
    String type = manifest.artifactType();
    boolean old = config != null && config.mediaType().equals(ComposeArtifact.OLD_CONFIG);
    if (!type.equals(ComposeArtifact.TYPE) && !(type.isEmpty() && old)) {
      String found = type.isEmpty() && config != null ? config.mediaType() : type;
      throw new IOException("it is no Compose project, but '" + found + "'");
    }
  }

  private static void checkSize(List<Descriptor> layers) throws IOException {
    long bytes = 0;
    for (Descriptor layer : layers) {
      bytes += Math.min(layer.size(), LONGEST + 1);
    }
    if (bytes > LONGEST || layers.size() > MOST_PARTS) {
      throw new IOException(
          layers.size() + " files of together " + bytes + " bytes are no Compose project");
    }
  }

  private static String composeFile(Descriptor layer) throws IOException {
    return layer.annotations().containsKey(ComposeArtifact.EXTENDED)
        ? name(layer, ComposeArtifact.FILE_NAME)
        : MAIN;
  }

  /** A name that stays in the folder, and is not that of the file which the project begins with. */
  private static String name(Descriptor layer, String annotation) throws IOException {
    String name = layer.annotations().getOrDefault(annotation, "");
    boolean plain = !name.isEmpty() && !name.equals(".") && !name.equals("..");
    for (int i = 0; plain && i < name.length(); i++) {
      char c = name.charAt(i);
      plain = c != '/' && c != '\\' && !Character.isISOControl(c);
    }
    if (!plain || name.equals(MAIN)) {
      throw new IOException("a file in it has the name '" + name + "', which is not safe");
    }
    return name;
  }
}
