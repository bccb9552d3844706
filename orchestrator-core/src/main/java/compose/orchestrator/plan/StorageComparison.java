package compose.orchestrator.plan;

import compose.orchestrator.engine.ContainerDetails;
import compose.orchestrator.engine.HostStorage;
import compose.orchestrator.engine.MountPoint;
import compose.orchestrator.engine.ResolvedMount;
import compose.orchestrator.model.Mount;
import compose.orchestrator.model.Storage;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** What is mounted into a container. */
final class StorageComparison {

  private static final long USUAL_SHM_SIZE = 64L << 20;
  private static final String CONTAINER = "container:";
  private static final String SERVICE = "service:";

  private final Compared compared;
  private final Storage desired;
  private final ContainerDetails actual;
  private final Differences found;

  private StorageComparison(Compared compared, Differences found) {
    this.compared = compared;
    this.desired = compared.service().storage();
    this.actual = compared.container();
    this.found = found;
  }

  static void compare(Compared compared, Differences found) {
    var comparison = new StorageComparison(compared, found);
    comparison.mounts();
    comparison.others();
  }

  private void others() {
    HostStorage storage = actual.host().storage();
    found.map("tmpfs", storage.tmpfs(), tmpfs());
    found.map("storage_opt", storage.storageOptions(), desired.storageOptions());
    volumesFrom(storage.volumesFrom());
    Long size = desired.shmSize();
    if (size != null && size != 0) {
      found.number("shm_size", storage.shmSize(), size);
    } else if (compared.engine() != null) {
      found.number("shm_size", storage.shmSize(), USUAL_SHM_SIZE);
    }
  }

  private Map<String, String> tmpfs() {
    var all = new LinkedHashMap<String, String>();
    for (String entry : desired.tmpfs()) {
      int colon = entry.indexOf(':');
      all.put(
          colon < 0 ? entry : entry.substring(0, colon),
          colon < 0 ? "" : entry.substring(colon + 1));
    }
    return all;
  }

  /** docker compose leaves out modes: of what was made of this very file they tell nothing. */
  private void volumesFrom(List<String> containers) {
    var is = new ArrayList<String>();
    containers.forEach(from -> is.add(withMode(withService(from))));
    var should = new ArrayList<String>();
    for (String from : desired.volumesFrom()) {
      boolean foreign = from.startsWith(CONTAINER);
      String container = foreign ? withService(from.substring(CONTAINER.length())) : SERVICE + from;
      should.add(withMode(container));
    }
    found.set("volumes_from", is, should);
  }

  private String withMode(String from) {
    boolean mode = from.endsWith(":ro") || from.endsWith(":rw");
    return mode && compared.asMade() ? from.substring(0, from.length() - ":ro".length()) : from;
  }

  private String withService(String from) {
    int colon = from.indexOf(':');
    String id = colon < 0 ? from : from.substring(0, colon);
    return compared.namedService(id, id) + (colon < 0 ? "" : from.substring(colon));
  }

  private void mounts() {
    Map<String, String> paths = paths();
    Map<String, Mount> asked = RequestedMounts.of(actual.host().storage());
    Map<String, MountPoint> there = there();
    for (ResolvedMount mount : compared.request().mounts()) {
      String target = RequestedMounts.clean(mount.mount().target());
      if (!paths.containsKey(target)) {
        asked.remove(target); // taken over from a container before
        continue;
      }
      new MountComparison(Objects.requireNonNull(paths.get(target)), mount, found)
          .compare(there.get(target), asked.remove(target));
      there.remove(target);
    }
    asked.forEach((target, mount) ->
        found.add("volumes", MountComparison.text(mount.source(), target), null));
    if (compared.image() != null && desired.volumesFrom().isEmpty()) {
      asked.keySet().forEach(there::remove);
      anonymous(there, compared.image().volumes());
    }
  }

  /** Anonymous volumes that neither the file nor the image asks for. */
  private void anonymous(Map<String, MountPoint> there, List<String> declared) {
    there.forEach((target, point) -> {
      if (point.type().equals("volume") && !declared.contains(target)) {
        found.add("volumes", MountComparison.text(point.name(), target), null);
      }
    });
  }

  private Map<String, MountPoint> there() {
    var all = new LinkedHashMap<String, MountPoint>();
    for (MountPoint point : actual.mounts()) {
      all.put(RequestedMounts.clean(point.destination()), point);
    }
    return all;
  }

  /** Where the file speaks of what is mounted at a target. */
  private Map<String, String> paths() {
    var paths = new LinkedHashMap<String, String>();
    for (int i = 0; i < desired.volumes().size(); i++) {
      String target = desired.volumes().get(i).target();
      paths.put(RequestedMounts.clean(target), "volumes[" + i + "]");
    }
    for (int i = 0; i < desired.configs().size(); i++) {
      paths.put(FileTargets.of(desired.configs().get(i), "/"), "configs[" + i + "]");
    }
    for (int i = 0; i < desired.secrets().size(); i++) {
      paths.put(FileTargets.of(desired.secrets().get(i), "/run/secrets/"), "secrets[" + i + "]");
    }
    return paths;
  }
}
