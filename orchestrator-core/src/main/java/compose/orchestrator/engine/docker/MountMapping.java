package compose.orchestrator.engine.docker;

import com.github.dockerjava.api.model.BindOptions;
import com.github.dockerjava.api.model.BindPropagation;
import com.github.dockerjava.api.model.ImageOptions;
import com.github.dockerjava.api.model.Mount;
import com.github.dockerjava.api.model.MountType;
import com.github.dockerjava.api.model.TmpfsOptions;
import com.github.dockerjava.api.model.VolumeOptions;
import compose.orchestrator.engine.ResolvedMount;
import java.util.Locale;

/** A mount with all its options. */
final class MountMapping {
  private MountMapping() {}

  static Mount mount(ResolvedMount resolved) {
    var source = resolved.mount();
    var mount = new Mount().withTarget(source.target()).withReadOnly(source.readOnly());
    if (resolved.source() != null) {
      mount.withSource(resolved.source());
    }
    type(source.type(), mount);
    if (source.consistency() != null) {
      ContainerCreation.raw(mount, "Consistency", source.consistency());
    }
    switch (source.type()) {
      case "bind" -> mount.withBindOptions(bind(source));
      case "volume", "cluster" -> mount.withVolumeOptions(volume(source));
      case "tmpfs" -> mount.withTmpfsOptions(tmpfs(source));
      case "image" -> image(source, mount);
      default -> {}
    }
    return mount;
  }

  private static void type(String type, Mount mount) {
    if (type.equals("cluster")) {
      ContainerCreation.raw(mount, "Type", type);
    } else {
      mount.withType(MountType.valueOf(type.toUpperCase(Locale.ROOT)));
    }
  }

  private static BindOptions bind(compose.orchestrator.model.Mount source) {
    var options = new BindOptions();
    if (source.propagation() != null) {
      options.withPropagation(propagation(source.propagation()));
    }
    if (source.createHostPath()) {
      ContainerCreation.raw(options, "CreateMountpoint", true);
    }
    if (source.recursive() != null) {
      recursion(source.recursive(), options);
    }
    return options;
  }

  private static void recursion(String recursive, BindOptions options) {
    switch (recursive) {
      case "disabled" -> ContainerCreation.raw(options, "NonRecursive", true);
      case "writable" -> ContainerCreation.raw(options, "ReadOnlyNonRecursive", true);
      case "readonly" -> ContainerCreation.raw(options, "ReadOnlyForceRecursive", true);
      default -> {}
    }
  }

  private static BindPropagation propagation(String name) {
    return switch (name) {
      case "rprivate" -> BindPropagation.R_PRIVATE;
      case "private" -> BindPropagation.PRIVATE;
      case "rshared" -> BindPropagation.R_SHARED;
      case "shared" -> BindPropagation.SHARED;
      case "rslave" -> BindPropagation.R_SLAVE;
      case "slave" -> BindPropagation.SLAVE;
      default -> throw new IllegalArgumentException("not a bind propagation: " + name);
    };
  }

  private static VolumeOptions volume(compose.orchestrator.model.Mount source) {
    var options = new VolumeOptions();
    if (source.noCopy()) {
      options.withNoCopy(true);
    }
    if (!source.volumeLabels().isEmpty()) {
      options.withLabels(source.volumeLabels());
    }
    if (source.subpath() != null) {
      ContainerCreation.raw(options, "Subpath", source.subpath());
    }
    return options;
  }

  private static TmpfsOptions tmpfs(compose.orchestrator.model.Mount source) {
    var options = new TmpfsOptions();
    if (source.tmpfsSize() != null) {
      options.withSizeBytes(source.tmpfsSize());
    }
    if (source.tmpfsMode() != null) {
      options.withMode(source.tmpfsMode().intValue());
    }
    return options;
  }

  private static void image(compose.orchestrator.model.Mount source, Mount mount) {
    if (source.imageSubpath() != null) {
      mount.withImageOptions(new ImageOptions().withSubpath(source.imageSubpath()));
    }
  }
}
