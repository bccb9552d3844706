package compose.orchestrator.engine.docker;

import compose.orchestrator.engine.MountPoint;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the mounts of a container. */
final class MountReading {
  private final JsonReader json;
  private String type = "";
  private @Nullable String name;
  private String source = "";
  private String destination = "";
  private @Nullable String driver;
  private boolean writable;
  private String mode = "";
  private String propagation = "";

  private MountReading(JsonReader json) {
    this.json = json;
  }

  static List<MountPoint> readAll(JsonReader json) throws IOException {
    List<MountPoint> all = new ArrayList<>();
    json.array(() -> all.add(new MountReading(json).read()));
    return Collections.unmodifiableList(all);
  }

  private MountPoint read() throws IOException {
    json.object(this::field);
    return new MountPoint(type, name, source, destination, driver, writable, mode, propagation);
  }

  private void field(String field) throws IOException {
    switch (field) {
      case "Type" -> type = json.text();
      case "Name" -> name = json.textUnlessEmpty();
      case "Source" -> source = json.text();
      case "Destination" -> destination = json.text();
      case "Driver" -> driver = json.textUnlessEmpty();
      case "RW" -> writable = json.truth();
      case "Mode" -> mode = json.text();
      case "Propagation" -> propagation = json.text();
      default -> json.skip();
    }
  }
}
