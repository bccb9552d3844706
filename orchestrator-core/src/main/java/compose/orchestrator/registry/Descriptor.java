package compose.orchestrator.registry;

import compose.orchestrator.yaml.Attributes;
import compose.orchestrator.yaml.Mapping;
import compose.orchestrator.yaml.Tree;
import java.util.Map;

/**
 * A content that a manifest speaks of (OCI Image Specification, Content Descriptors).
 *
 * @param mediaType what it is
 * @param digest what it is known by
 * @param size its length in bytes
 * @param artifactType what it is for, where it is a manifest; else empty
 * @param annotations further values by name
 */
public record Descriptor(
    String mediaType,
    Digest digest,
    long size,
    String artifactType,
    Map<String, String> annotations) {

  /** Copies the annotations. */
  public Descriptor {
    annotations = Map.copyOf(annotations);
  }

  /** The descriptor of a content that is no manifest. */
  public static Descriptor of(String mediaType, byte[] content, Map<String, String> annotations) {
    return new Descriptor(mediaType, Digest.of(content), content.length, "", annotations);
  }

  static Descriptor read(Attributes a) throws RegistryException {
    long size = number(a.string("size", ""));
    if (size < 0) {
      throw new RegistryException("expected the size of a content, got " + a.string("size"));
    }
    return new Descriptor(
        a.string("mediaType", ""),
        Digest.parse(a.string("digest", "")),
        size,
        a.string("artifactType", ""),
        a.texts("annotations"));
  }

  private static long number(String text) {
    try {
      return Long.parseLong(text);
    } catch (NumberFormatException e) {
      return -1;
    }
  }

  Mapping tree() {
    var tree = new Tree().put("mediaType", mediaType).put("digest", digest.toString());
    tree.put("size", size);
    if (!annotations.isEmpty()) {
      tree.put("annotations", Tree.of(annotations));
    }
    if (!artifactType.isEmpty()) {
      tree.put("artifactType", artifactType);
    }
    return tree.build();
  }
}
