package compose.orchestrator.engine.docker;

import compose.orchestrator.engine.HostStorage;
import compose.orchestrator.model.Mount;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/** Reads what was asked to be mounted into a container. */
final class StorageReading {
  private final JsonReader json;
  private List<String> binds = List.of();
  private List<Mount> mounts = List.of();
  private Map<String, String> tmpfs = Map.of();
  private List<String> volumesFrom = List.of();
  private Map<String, String> options = Map.of();
  private long shmSize;

  StorageReading(JsonReader json) {
    this.json = json;
  }

  HostStorage result() {
    return new HostStorage(binds, mounts, tmpfs, volumesFrom, options, shmSize);
  }

  /** Reads the field if it is one of these, and says whether it was. */
  boolean read(String field) throws IOException {
    switch (field) {
      case "Binds" -> binds = json.texts();
      case "Mounts" -> mounts = mounts();
      case "Tmpfs" -> tmpfs = json.textMap();
      case "VolumesFrom" -> volumesFrom = json.texts();
      case "StorageOpt" -> options = json.textMap();
      case "ShmSize" -> shmSize = json.number();
      default -> {
        return false;
      }
    }
    return true;
  }

  private List<Mount> mounts() throws IOException {
    List<Mount> all = new ArrayList<>();
    json.array(() -> all.add(new RequestedMountReading(json).read()));
    return Collections.unmodifiableList(all);
  }
}
