package compose.orchestrator.registry;

import compose.orchestrator.diagnostic.Diagnostic;
import compose.orchestrator.diagnostic.Location;
import compose.orchestrator.yaml.Attributes;
import compose.orchestrator.yaml.Document;
import compose.orchestrator.yaml.JsonWriter;
import compose.orchestrator.yaml.Node;
import compose.orchestrator.yaml.Sequence;
import compose.orchestrator.yaml.Tree;
import compose.orchestrator.yaml.YamlReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What an artifact consists of (OCI Image Specification, Image Manifest and Image Index).
 *
 * @param mediaType which of the two it is, or docker's own media type of either
 * @param artifactType what the artifact is for; empty where its configuration's type says so
 * @param config its configuration; null for an index
 * @param layers its contents; none for an index
 * @param manifests what an index lists; none for a manifest
 * @param subject the manifest that this one is about, or null
 * @param annotations further values by name
 */
public record Manifest(
    String mediaType,
    String artifactType,
    @Nullable Descriptor config,
    List<Descriptor> layers,
    List<Descriptor> manifests,
    @Nullable Descriptor subject,
    Map<String, String> annotations) {

  /** Media type of a manifest. */
  public static final String IMAGE = "application/vnd.oci.image.manifest.v1+json";

  /** Media type of an index. */
  public static final String INDEX = "application/vnd.oci.image.index.v1+json";

  private static final String DOCKER_IMAGE = "application/vnd.docker.distribution.manifest.v2+json";
  private static final String DOCKER_INDEX =
      "application/vnd.docker.distribution.manifest.list.v2+json";

  /** What is accepted where a manifest is asked for. */
  static final String ACCEPTED =
      String.join(", ", IMAGE, INDEX, DOCKER_IMAGE, DOCKER_INDEX, "*/*;q=0.1");

  /** Copies the lists. */
  public Manifest {
    layers = List.copyOf(layers);
    manifests = List.copyOf(manifests);
    annotations = Map.copyOf(annotations);
  }

  /** Whether it lists manifests. */
  public boolean isIndex() {
    return mediaType.equals(INDEX) || mediaType.equals(DOCKER_INDEX);
  }

  /**
   * The manifest that a JSON text is.
   *
   * @throws RegistryException where it is none
   */
  static Manifest read(byte[] json, String contentType) throws RegistryException {
    Attributes a = Attributes.of("", parsed(json));
    List<Descriptor> manifests = descriptors(a, "manifests");
    String usual = manifests.isEmpty() ? contentType : INDEX;
    return new Manifest(
        a.string("mediaType", usual),
        a.string("artifactType", ""),
        descriptor(a, "config"),
        descriptors(a, "layers"),
        manifests,
        descriptor(a, "subject"),
        a.texts("annotations"));
  }

  /** JSON is YAML, but for tabs; the reader bounds how deep it is and what aliases stand for. */
  static Node parsed(byte[] json) throws RegistryException {
    var findings = new ArrayList<Diagnostic>();
    String text = new String(json, StandardCharsets.UTF_8).replace('\t', ' ');
    List<Document> documents = YamlReader.read(text, "", findings::add);
    if (!findings.isEmpty() || documents.size() != 1) {
      throw new RegistryException("the registry's answer is no JSON object");
    }
    return documents.getFirst().root();
  }

  private static @Nullable Descriptor descriptor(Attributes a, String key)
      throws RegistryException {
    return a.has(key) ? Descriptor.read(a.of(key)) : null;
  }

  private static List<Descriptor> descriptors(Attributes a, String key) throws RegistryException {
    var found = new ArrayList<Descriptor>();
    if (a.node(key) instanceof Sequence list) {
      for (Node item : list.items()) {
        found.add(Descriptor.read(Attributes.of(key, item)));
      }
    }
    return found;
  }

  /** As JSON: equal manifests are equal texts. */
  public byte[] json() {
    var tree = new Tree().put("schemaVersion", 2L).put("mediaType", mediaType);
    if (!artifactType.isEmpty()) {
      tree.put("artifactType", artifactType);
    }
    if (config != null) {
      tree.put("config", config.tree()).put("layers", trees(layers));
    } else {
      tree.put("manifests", trees(manifests));
    }
    if (subject != null) {
      tree.put("subject", subject.tree());
    }
    if (!annotations.isEmpty()) {
      tree.put("annotations", Tree.of(annotations));
    }
    return JsonWriter.compact(tree.build()).getBytes(StandardCharsets.UTF_8);
  }

  private static Sequence trees(List<Descriptor> descriptors) {
    List<Node> items = new ArrayList<>();
    descriptors.forEach(descriptor -> items.add(descriptor.tree()));
    return new Sequence(items, Location.of(""));
  }
}
