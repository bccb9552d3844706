package compose.orchestrator.migration;

import compose.orchestrator.model.Port;
import compose.orchestrator.model.Project;
import compose.orchestrator.model.Service;
import compose.orchestrator.yaml.JsonWriter;
import compose.orchestrator.yaml.Mapping;
import compose.orchestrator.yaml.MappingBuilder;
import compose.orchestrator.yaml.Node;
import compose.orchestrator.yaml.Scalar;
import compose.orchestrator.yaml.Sequence;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A Compose file that gives services other ports and folders on the target's host. */
final class OverrideFile {

  /** Its name in the project's folder. */
  static final String NAME = "compose.override.migrated.yaml";

  static final String MAP_PORT = "--map-port";
  static final String MAP_PATH = "--map-path";

  private final Project project;
  private final MigrationRequest request;
  private final List<Change> changes;
  private final StringBuilder text = new StringBuilder();

  OverrideFile(Project project, MigrationRequest request, List<Change> changes) {
    this.project = project;
    this.request = request;
    this.changes = changes;
  }

  /** Its text; empty where nothing is other. */
  String text() {
    for (Service service : project.services().values()) {
      String ports = ports(service);
      String volumes = volumes(service);
      if (!ports.isEmpty() || !volumes.isEmpty()) {
        text.append("  ").append(JsonWriter.string(service.name())).append(":\n");
        text.append(ports).append(volumes);
      }
    }
    return text.isEmpty()
        ? ""
        : "# Written by 'orchestrator migrate': what is other on this host.\nservices:\n" + text;
  }

  private String ports(Service service) {
    boolean other = false;
    var lines = new StringBuilder("    ports: !override\n");
    List<Node> written = items(service, "ports");
    List<Port> ports = service.networking().ports();
    for (int i = 0; i < ports.size(); i++) {
      String published = ports.get(i).published();
      String mapped = published == null ? null : request.ports().get(published);
      Mapping port = (Mapping) written.get(i);
      lines.append(line(mapped == null ? port : with(port, "published", mapped)));
      if (mapped != null) {
        other = true;
        changes.add(
            new Change("port of " + service.name(), String.valueOf(published), mapped, MAP_PORT));
      }
    }
    return other ? lines.toString() : "";
  }

  /** Others of the service's mounts stay as they are: files are merged by the place in it. */
  private String volumes(Service service) {
    var lines = new ArrayList<String>();
    for (Node node : items(service, "volumes")) {
      Mapping mount = (Mapping) node;
      String source = text(mount.get("source"));
      if (source != null && "bind".equals(text(mount.get("type")))) {
        String mapped = mapped(source);
        if (mapped != null) {
          lines.add(line(with(mount, "source", mapped)));
          changes.add(new Change("folder of " + service.name(), source, mapped, MAP_PATH));
        }
      }
    }
    return lines.isEmpty() ? "" : "    volumes:\n" + String.join("", lines);
  }

  /** Null where no rule of the user's is about it. */
  private @Nullable String mapped(String source) {
    for (String path : request.paths().keySet()) {
      if (MigrationRequest.isBelow(source, path)) {
        return request.mapped(source, "/");
      }
    }
    return null;
  }

  private List<Node> items(Service service, String key) {
    Mapping tree = project.serviceTree(service.name());
    return tree != null && tree.get(key) instanceof Sequence sequence
        ? sequence.items()
        : List.of();
  }

  private static Mapping with(Mapping mapping, String key, String value) {
    return new MappingBuilder(mapping).put(key, Scalar.of(value, mapping.location())).build();
  }

  /** JSON is YAML; a dollar sign is none of a variable. */
  private static String line(Mapping mapping) {
    return "      - " + JsonWriter.compact(mapping).replace("$", "$$") + "\n";
  }

  private static @Nullable String text(@Nullable Node node) {
    return node instanceof Scalar scalar && scalar.value() instanceof String text ? text : null;
  }
}
