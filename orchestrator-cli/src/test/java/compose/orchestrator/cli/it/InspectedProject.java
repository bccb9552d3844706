package compose.orchestrator.cli.it;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * All that inspect says of a project's containers, networks and volumes, as fields by path, such as
 * {@code container web-1 HostConfig.Memory}. What differs from one run to the next is left out or
 * called by a fixed name.
 */
final class InspectedProject {

  private static final ObjectMapper JSON = new ObjectMapper();

  /** Different every time, whoever makes the container. */
  private static final Set<String> LEFT_OUT =
      Set.of(
          "Id",
          "Created",
          "CreatedAt",
          "StartedAt",
          "FinishedAt",
          "Pid",
          "ResolvConfPath",
          "HostnamePath",
          "HostsPath",
          "LogPath",
          "GraphDriver",
          "SandboxID",
          "SandboxKey",
          "EndpointID",
          "Containers");

  /** Lists that the engine, or docker compose, makes in any order. */
  private static final Set<String> WITHOUT_ORDER =
      Set.of("Mounts", "Binds", "Aliases", "Env", "ExtraHosts", "Ulimits");

  private static final int SHORT_ID = 12;

  private final TestProject project;
  private final Map<String, String> fields = new TreeMap<>();
  private final Map<String, String> names = new TreeMap<>();

  private InspectedProject(TestProject project) {
    this.project = project;
  }

  static Map<String, String> fields(TestProject project) {
    var inspected = new InspectedProject(project);
    List<JsonNode> containers = inspected.inspect("container", "ps", "-aq");
    List<JsonNode> networks = inspected.inspect("network", "network", "ls", "-q");
    List<JsonNode> volumes = inspected.inspect("volume", "volume", "ls", "-q");
    containers.forEach(inspected::remember);
    networks.forEach(inspected::remember);
    containers.forEach(container -> inspected.add("container", container));
    networks.forEach(network -> inspected.add("network", network));
    volumes.forEach(volume -> inspected.add("volume", volume));
    return inspected.fields;
  }

  private List<JsonNode> inspect(String kind, String... listing) {
    var list = new ArrayList<String>(List.of(listing));
    list.addAll(List.of("--filter", "label=com.docker.compose.project=" + project.name));
    String found = project.shell.dockerText(list.toArray(String[]::new));
    if (found.isEmpty()) {
      return List.of();
    }
    var command = new ArrayList<String>(List.of(kind, "inspect"));
    command.addAll(Arrays.asList(found.split("\\s+")));
    var all = new ArrayList<JsonNode>();
    parse(project.shell.dockerText(command.toArray(String[]::new))).forEach(all::add);
    return all;
  }

  private static JsonNode parse(String text) {
    try {
      return JSON.readTree(text);
    } catch (JsonProcessingException e) {
      throw new AssertionError(text, e);
    }
  }

  private void remember(JsonNode thing) {
    String id = thing.get("Id").asText();
    names.put(id, "<" + shortName(thing) + ">");
  }

  private String shortName(JsonNode thing) {
    String name = thing.get("Name").asText();
    return name.replaceFirst("^/?" + project.name + "[-_]", "");
  }

  private void add(String kind, JsonNode thing) {
    add(kind + " " + shortName(thing) + " ", "", thing);
  }

  private void add(String subject, String path, JsonNode node) {
    if (node.isObject() && !node.isEmpty()) {
      node.properties().stream()
          .filter(field -> !LEFT_OUT.contains(field.getKey()))
          .forEach(field ->
              add(subject, path + "." + field.getKey(), inOrder(field.getKey(), field.getValue())));
    } else if (node.isArray() && !node.isEmpty()) {
      for (int i = 0; i < node.size(); i++) {
        add(subject, path + "[" + i + "]", node.get(i));
      }
    } else {
      String value = lasting(node.toString());
      boolean anonymous = path.endsWith(".Name") && value.matches("\"[0-9a-f]{64}\"");
      fields.put(subject + path.substring(1), anonymous ? "<any>" : value);
    }
  }

  private JsonNode inOrder(String key, JsonNode value) {
    if (key.equals("com.docker.compose.depends_on")) {
      return JSON.valueToTree(new TreeSet<>(List.of(value.asText().split(","))));
    }
    if (!WITHOUT_ORDER.contains(key) || !value.isArray()) {
      return value;
    }
    var all = new ArrayList<JsonNode>();
    value.forEach(all::add);
    all.sort((a, b) -> orderKey(a).compareTo(orderKey(b)));
    return JSON.valueToTree(all);
  }

  private String orderKey(JsonNode node) {
    return node.has("Destination") ? node.get("Destination").asText() : lasting(node.toString());
  }

  /** Ids by the names of what they mean, and addresses that the engine has chosen. */
  private String lasting(String value) {
    String text = value;
    for (Map.Entry<String, String> name : names.entrySet()) {
      text = text.replace(name.getKey(), name.getValue());
      text = text.replace(name.getKey().substring(0, SHORT_ID), name.getValue());
    }
    return text.replaceAll("/volumes/[0-9a-f]{64}/", "/volumes/<any>/")
        .replaceAll("\\b(172\\.\\d+|192\\.168)\\.\\d+\\.\\d+(/\\d+)?", "<address>")
        .replaceAll("\\b02:42:(ac|c0|0a)(:[0-9a-f]{2}){3}", "<address>");
  }
}
