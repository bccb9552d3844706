package compose.orchestrator.engine.docker;

import compose.orchestrator.engine.ContainerSummary;
import compose.orchestrator.engine.MountPoint;
import compose.orchestrator.engine.PublishedPort;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads one entry of {@code GET /containers/json}. */
final class ContainerListing {
  private final JsonReader json;
  private String id = "";
  private String name = "";
  private String image = "";
  private String imageId = "";
  private String command = "";
  private long created;
  private String state = "";
  private String status = "";
  private final List<PublishedPort> ports = new ArrayList<>();
  private Map<String, String> labels = Map.of();
  private List<String> networks = List.of();
  private List<MountPoint> mounts = List.of();
  private long sizeRw;

  private ContainerListing(JsonReader json) {
    this.json = json;
  }

  static List<ContainerSummary> readAll(JsonReader json) throws IOException {
    List<ContainerSummary> all = new ArrayList<>();
    json.array(() -> all.add(new ContainerListing(json).read()));
    return Collections.unmodifiableList(all);
  }

  private ContainerSummary read() throws IOException {
    json.object(this::field);
    return new ContainerSummary(
        id,
        name,
        image,
        imageId,
        command,
        created,
        state,
        status,
        Collections.unmodifiableList(ports),
        labels,
        networks,
        mounts,
        sizeRw);
  }

  private void field(String field) throws IOException {
    switch (field) {
      case "Id" -> id = json.text();
      case "Names" -> name = ownName(json.texts());
      case "Image" -> image = json.text();
      case "ImageID" -> imageId = json.text();
      case "Command" -> command = json.text();
      case "Created" -> created = json.number();
      case "State" -> state = json.text();
      case "Status" -> status = json.text();
      case "Ports" -> json.array(() -> ports.add(new PortEntry().read(json)));
      case "Labels" -> labels = json.textMap();
      case "NetworkSettings" -> json.object(this::networkField);
      case "Mounts" -> mounts = MountReading.readAll(json);
      case "SizeRw" -> sizeRw = json.number();
      default -> json.skip();
    }
  }

  /** Links give further names, with the linking container's in front. */
  private static String ownName(List<String> names) {
    for (String name : names) {
      if (name.lastIndexOf('/') == 0) {
        return name.substring(1);
      }
    }
    return names.isEmpty() ? "" : names.getFirst();
  }

  private void networkField(String field) throws IOException {
    if (field.equals("Networks")) {
      networks = json.names();
    }
  }

  /** One port of a container in a list. */
  private static final class PortEntry {
    private @Nullable String ip;
    private int privatePort;
    private int publicPort;
    private String protocol = "tcp";

    PublishedPort read(JsonReader json) throws IOException {
      json.object(field -> {
        switch (field) {
          case "IP" -> ip = json.textOrNull();
          case "PrivatePort" -> privatePort = (int) json.number();
          case "PublicPort" -> publicPort = (int) json.number();
          case "Type" -> protocol = json.text();
          default -> json.skip();
        }
      });
      return new PublishedPort(ip, privatePort, publicPort, protocol);
    }
  }
}
