package compose.orchestrator.engine.docker;

import compose.orchestrator.engine.ContainerRequest;
import compose.orchestrator.engine.ResolvedMount;
import compose.orchestrator.model.Storage;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is mounted into a container. The older form, Binds, is used where it says everything: only
 * it makes missing folders on the host.
 */
final class StorageMapping {
  private StorageMapping() {}

  static void write(ContainerRequest request, JsonObject host) {
    Storage storage = request.service().storage();
    List<String> binds = new ArrayList<>();
    List<JsonObject> mounts = new ArrayList<>();
    for (ResolvedMount mount : request.mounts()) {
      if (isBind(mount)) {
        binds.add(bind(mount));
      } else {
        mounts.add(MountMapping.mount(mount));
      }
    }
    host.setUnlessEmpty("Binds", binds)
        .setUnlessEmpty("Mounts", mounts)
        .setUnlessEmpty("VolumesFrom", request.volumesFrom())
        .setUnlessEmpty("Tmpfs", tmpfs(storage.tmpfs()))
        .set("ShmSize", storage.shmSize())
        .setUnlessEmpty("StorageOpt", storage.storageOptions());
  }

  private static boolean isBind(ResolvedMount resolved) {
    var mount = resolved.mount();
    if (hasColon(resolved.source()) || hasColon(mount.target())) {
      return false;
    }
    if (mount.type().equals("bind")) {
      return mount.createHostPath() && mount.recursive() == null && mount.propagation() == null;
    }
    return mount.type().equals("volume")
        && mount.source() != null
        && mount.volumeLabels().isEmpty()
        && mount.subpath() == null
        && !mount.noCopy();
  }

  /** Beyond a drive's letter a colon would be taken for the end of the path. */
  private static boolean hasColon(@Nullable String path) {
    return path != null && path.indexOf(':', 2) >= 0;
  }

  private static String bind(ResolvedMount resolved) {
    var mount = resolved.mount();
    String options = mount.readOnly() ? "ro" : "rw";
    if (mount.selinux() != null) {
      options += "," + mount.selinux();
    }
    return resolved.source() + ":" + mount.target() + ":" + options;
  }

  private static Map<String, String> tmpfs(List<String> entries) {
    Map<String, String> all = new LinkedHashMap<>();
    for (String entry : entries) {
      int colon = entry.indexOf(':');
      all.put(
          colon < 0 ? entry : entry.substring(0, colon),
          colon < 0 ? "" : entry.substring(colon + 1));
    }
    return all;
  }
}
