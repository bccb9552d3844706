package compose.orchestrator.model;

import compose.orchestrator.yaml.Attributes;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One mount (Compose Specification, services.volumes, long form).
 *
 * @param type volume, bind, tmpfs, npipe, cluster or image
 * @param source key of a volume, path on the host or image; null for an anonymous volume
 * @param target path in the container
 * @param readOnly whether it cannot be written to
 * @param consistency without effect on Linux, or null
 * @param propagation bind propagation, or null
 * @param createHostPath whether a missing path on the host is made as a folder
 * @param recursive enabled, disabled, writable or readonly, or null
 * @param selinux z or Z, or null
 * @param noCopy whether the image's files are not copied into a new volume
 * @param subpath folder inside the volume, or null
 * @param volumeLabels labels of an anonymous volume
 * @param tmpfsSize size in bytes, or null
 * @param tmpfsMode file mode, or null
 * @param imageSubpath folder inside the image, or null
 */
public record Mount(
    String type,
    @Nullable String source,
    String target,
    boolean readOnly,
    @Nullable String consistency,
    @Nullable String propagation,
    boolean createHostPath,
    @Nullable String recursive,
    @Nullable String selinux,
    boolean noCopy,
    @Nullable String subpath,
    Map<String, String> volumeLabels,
    @Nullable Long tmpfsSize,
    @Nullable Long tmpfsMode,
    @Nullable String imageSubpath) {

  static Mount decode(Attributes a) {
    return new Mount(
        a.string("type", "volume"),
        a.string("source"),
        a.string("target", ""),
        a.isTrue("read_only"),
        a.string("consistency"),
        a.of("bind").string("propagation"),
        // The canonical tree says so where it is true, and is silent where it is not.
        !a.has("bind") || a.of("bind").isTrue("create_host_path"),
        a.of("bind").string("recursive"),
        a.of("bind").string("selinux"),
        a.of("volume").isTrue("nocopy"),
        a.of("volume").string("subpath"),
        a.of("volume").texts("labels"),
        a.of("tmpfs").integer("size"),
        a.of("tmpfs").integer("mode"),
        a.of("image").string("subpath"));
  }

  /** A volume at a place in the container. */
  public static Mount volume(String source, String target) {
    return simple("volume", source, target, false, false, false);
  }

  /** A file of the host at a place in the container, where it cannot be written to. */
  public static Mount readOnlyFile(String source, String target) {
    return simple("bind", source, target, true, false, false);
  }

  /**
   * What holds data as it is: an empty volume gets nothing of the image.
   *
   * @param type volume or bind
   * @param created whether a missing path on the host is made as a folder
   */
  public static Mount ofData(
      String type, String source, String target, boolean readOnly, boolean created) {
    return simple(type, source, target, readOnly, created, true);
  }

  private static Mount simple(
      String type,
      String source,
      String target,
      boolean readOnly,
      boolean created,
      boolean noCopy) {
    return new Mount(
        type, source, target, readOnly, null, null, created, null, null, noCopy, null, Map.of(),
        null, null, null);
  }
}
