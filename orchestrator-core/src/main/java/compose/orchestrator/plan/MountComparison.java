package compose.orchestrator.plan;

import compose.orchestrator.engine.MountPoint;
import compose.orchestrator.engine.ResolvedMount;
import compose.orchestrator.model.Mount;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** One mount of the file against what is mounted there. */
final class MountComparison {

  private static final String USUAL_PROPAGATION = "rprivate";

  private final String path;
  private final Mount desired;
  private final @Nullable String source;
  private final Differences found;

  MountComparison(String path, ResolvedMount desired, Differences found) {
    this.path = path;
    this.desired = desired.mount();
    this.source = desired.source();
    this.found = found;
  }

  /**
   * Compares.
   *
   * @param point what is mounted
   * @param asked how it was asked for; null where the image did
   */
  void compare(@Nullable MountPoint point, @Nullable Mount asked) {
    if (point == null && asked == null) {
      found.add(path, null, text(source, desired.target()));
      return;
    }
    String type = point == null ? Objects.requireNonNull(asked).type() : point.type();
    if (!type.equals(desired.type())) {
      found.text(path + ".type", type, desired.type());
      return;
    }
    source(point, asked);
    if (asked != null && (point == null || type.equals("image"))) {
      found.flag(path + ".read_only", asked.readOnly(), desired.readOnly());
    } else if (point != null) {
      found.flag(path + ".read_only", !point.writable(), desired.readOnly());
    }
    if (asked != null) {
      options(asked);
    }
  }

  /** An anonymous volume may have any name. */
  private void source(@Nullable MountPoint point, @Nullable Mount asked) {
    if (desired.type().equals("tmpfs") || (desired.type().equals("volume") && source == null)) {
      return;
    }
    boolean image = desired.type().equals("image");
    String actual = point == null || image ? (asked == null ? null : asked.source()) : at(point);
    found.text(path + ".source", withoutSlash(actual), withoutSlash(source));
  }

  private static String at(MountPoint point) {
    String name = point.name();
    return point.type().equals("volume") && name != null ? name : point.source();
  }

  private static @Nullable String withoutSlash(@Nullable String path) {
    return path == null ? null : RequestedMounts.clean(path);
  }

  private void options(Mount asked) {
    found.text(
        path + ".bind.propagation",
        propagation(asked.propagation()),
        propagation(desired.propagation()));
    found.text(path + ".bind.recursive", asked.recursive(), recursive(desired.recursive()));
    found.text(path + ".bind.selinux", asked.selinux(), desired.selinux());
    found.text(path + ".consistency", asked.consistency(), consistency(asked));
    found.flag(path + ".volume.nocopy", asked.noCopy(), desired.noCopy());
    found.text(path + ".volume.subpath", asked.subpath(), desired.subpath());
    found.map(path + ".volume.labels", asked.volumeLabels(), desired.volumeLabels());
    found.number(path + ".tmpfs.size", orZero(asked.tmpfsSize()), orZero(desired.tmpfsSize()));
    found.number(path + ".tmpfs.mode", orZero(asked.tmpfsMode()), orZero(desired.tmpfsMode()));
    found.text(path + ".image.subpath", asked.imageSubpath(), desired.imageSubpath());
  }

  private static @Nullable String propagation(@Nullable String propagation) {
    return USUAL_PROPAGATION.equals(propagation) ? null : propagation;
  }

  private static @Nullable String recursive(@Nullable String recursive) {
    return "enabled".equals(recursive) ? null : recursive;
  }

  /** Binds in the older form carry none, and none has any effect on Linux. */
  private @Nullable String consistency(Mount asked) {
    return asked.consistency() == null ? null : desired.consistency();
  }

  private static long orZero(@Nullable Long value) {
    return value == null ? 0 : value;
  }

  static String text(@Nullable String source, String target) {
    return source == null ? target : source + ":" + target;
  }
}
