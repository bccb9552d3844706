package compose.orchestrator.engine.docker;

import compose.orchestrator.engine.ResolvedMount;
import compose.orchestrator.model.Mount;

/** A mount with all its options. */
final class MountMapping {
  private MountMapping() {}

  static JsonObject mount(ResolvedMount resolved) {
    Mount source = resolved.mount();
    var mount =
        new JsonObject()
            .set("Type", source.type())
            .set("Source", resolved.source())
            .set("Target", source.target())
            .set("ReadOnly", source.readOnly() ? true : null)
            .set("Consistency", source.consistency());
    switch (source.type()) {
      case "bind" -> mount.setUnlessEmpty("BindOptions", bind(source));
      case "volume", "cluster" -> mount.setUnlessEmpty("VolumeOptions", volume(source));
      case "tmpfs" -> mount.setUnlessEmpty("TmpfsOptions", tmpfs(source));
      case "image" -> mount.setUnlessEmpty("ImageOptions", image(source));
      default -> {}
    }
    return mount;
  }

  private static JsonObject bind(Mount source) {
    var options =
        new JsonObject()
            .set("Propagation", source.propagation())
            .set("CreateMountpoint", source.createHostPath() ? true : null);
    if (source.recursive() != null) {
      recursion(source.recursive(), options);
    }
    return options;
  }

  private static void recursion(String recursive, JsonObject options) {
    switch (recursive) {
      case "disabled" -> options.set("NonRecursive", true);
      case "writable" -> options.set("ReadOnlyNonRecursive", true);
      case "readonly" -> options.set("ReadOnlyForceRecursive", true);
      default -> {}
    }
  }

  private static JsonObject volume(Mount source) {
    return new JsonObject()
        .set("NoCopy", source.noCopy() ? true : null)
        .setUnlessEmpty("Labels", source.volumeLabels())
        .set("Subpath", source.subpath());
  }

  private static JsonObject tmpfs(Mount source) {
    return new JsonObject().set("SizeBytes", source.tmpfsSize()).set("Mode", source.tmpfsMode());
  }

  private static JsonObject image(Mount source) {
    return new JsonObject().set("Subpath", source.imageSubpath());
  }
}
