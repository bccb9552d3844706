package compose.orchestrator.loader;

import static compose.orchestrator.loader.Shape.INTEGER;
import static compose.orchestrator.loader.Shape.NUMBER;
import static compose.orchestrator.loader.Shape.TEXT;
import static compose.orchestrator.loader.Shapes.flag;
import static compose.orchestrator.loader.Shapes.lateFlag;
import static compose.orchestrator.loader.Shapes.pairs;
import static compose.orchestrator.loader.Shapes.text;

/** The attributes of a service's mounts, in canonical order. */
final class MountAttributes {

  private MountAttributes() {}

  static Shape mounts() {
    Shape mount =
        Shape.of(TEXT)
            .struct()
            .has("type", text().oneOf("bind", "volume", "tmpfs", "cluster", "npipe", "image"))
            .has("source", text())
            .has("target", text())
            .has("read_only", flag())
            .has("consistency", text())
            .has("bind", bind())
            .has("volume", volume())
            .has("tmpfs", tmpfs())
            .has("image", Shape.of(0).struct().has("subpath", text()).is(Kind.STRUCT))
            .requires("type")
            .is(Kind.STRUCT)
            .form(ShortForm.MOUNT)
            .path(PathRule.MOUNT);
    return Shape.of(0).setOf(mount).is(Kind.LIST).unique(UniqueKey.MOUNT_TARGET);
  }

  private static Shape bind() {
    return Shape.of(0)
        .struct()
        .has("selinux", text().oneOf("z", "Z"))
        .has("propagation", text())
        .has("create_host_path", lateFlag())
        .has("recursive", text().oneOf("enabled", "disabled", "writable", "readonly"))
        .is(Kind.STRUCT);
  }

  private static Shape volume() {
    return Shape.of(0)
        .struct()
        .has("labels", pairs(Kind.LABELS).merge(MergeRule.LIST))
        .has("nocopy", flag())
        .has("subpath", text())
        .is(Kind.STRUCT);
  }

  private static Shape tmpfs() {
    return Shape.of(0)
        .struct()
        .has("size", Shape.of(INTEGER | TEXT).between(0, Long.MAX_VALUE).is(Kind.BYTES))
        .has("mode", Shape.of(NUMBER | TEXT).is(Kind.NATURAL))
        .is(Kind.STRUCT);
  }
}
