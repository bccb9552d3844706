package compose.orchestrator.loader;

import compose.orchestrator.yaml.Mapping;
import compose.orchestrator.yaml.Node;
import java.util.List;

/** Rules about attributes of one resource that exclude or need each other. */
final class Checks {

  private static final List<String> CONFIG_SOURCES = List.of("file", "environment", "content");
  private static final List<String> SECRET_SOURCES = List.of("file", "environment");

  private final Findings findings;

  Checks(Findings findings) {
    this.findings = findings;
  }

  void file(Mapping file) {
    each(file, "volumes", this::external);
    each(file, "configs", (config, path) -> sources(config, CONFIG_SOURCES, path));
    each(file, "secrets", (secret, path) -> sources(secret, SECRET_SOURCES, path));
    each(file, "services", this::service);
  }

  private interface Check {
    void of(Mapping resource, TreePath path);
  }

  private static void each(Mapping file, String section, Check check) {
    TreePath path = TreePath.ROOT.child(section);
    for (Mapping.Entry entry : Values.mapping(file, section).all()) {
      if (entry.value() instanceof Mapping resource) {
        check.of(resource, path.child(entry.key()));
      }
    }
  }

  private void external(Mapping volume, TreePath path) {
    if (!Values.isTrue(volume.get("external"))) {
      return;
    }
    for (Mapping.Entry entry : volume.all()) {
      String key = entry.key();
      if (!key.equals("name") && !key.equals("external") && !key.startsWith("x-")) {
        findings.error(
            "conflicting-attributes",
            path,
            "an external volume cannot have '" + key + "'",
            "Remove '" + key + "', or 'external'.",
            entry.keyLocation());
      }
    }
  }

  private void sources(Mapping resource, List<String> sources, TreePath path) {
    List<String> given = sources.stream().filter(key -> resource.get(key) != null).toList();
    if (given.size() > 1) {
      findings.error(
          "conflicting-attributes",
          path,
          "only one of " + WordList.or(sources) + " can be given, got " + String.join(", ", given),
          null,
          resource.location());
    }
    boolean elsewhere = resource.get("driver") != null || resource.get("external") != null;
    if (given.isEmpty() && !elsewhere) {
      findings.error(
          "missing-attribute",
          path,
          "one of " + WordList.or(sources) + " is needed",
          "Add one of them, or external: true.",
          resource.location());
    }
  }

  private void service(Mapping service, TreePath path) {
    int index = 0;
    for (Node port : Values.items(service, "ports")) {
      address(port, path.child("ports").item(index++));
    }
    watches(Values.mapping(service, "develop"), path.child("develop").child("watch"));
    deviceRequests(Values.items(service, "gpus"), path.child("gpus"));
    Mapping resources = Values.mapping(Values.mapping(service, "deploy"), "resources");
    deviceRequests(
        Values.items(Values.mapping(resources, "reservations"), "devices"),
        path.child("deploy").child("resources").child("reservations").child("devices"));
  }

  private void address(Node port, TreePath path) {
    if (!(port instanceof Mapping mapping)) {
      return;
    }
    String address = Values.text(mapping.get("host_ip"));
    if (address != null && !IpAddress.isValid(address)) {
      findings.error(
          "wrong-value",
          path.child("host_ip"),
          "expected an IP address, got '" + address + "'",
          null,
          mapping.location());
    }
  }

  private void watches(Mapping develop, TreePath path) {
    int index = 0;
    for (Node rule : Values.items(develop, "watch")) {
      if (rule instanceof Mapping mapping && "".equals(Values.text(mapping.get("path")))) {
        findings.error(
            "wrong-value",
            path.item(index).child("path"),
            "expected a path, got ''",
            null,
            mapping.location());
      }
      index++;
    }
  }

  private void deviceRequests(List<Node> requests, TreePath path) {
    int index = 0;
    for (Node request : requests) {
      if (request instanceof Mapping mapping
          && mapping.get("count") != null
          && mapping.get("device_ids") != null) {
        findings.error(
            "conflicting-attributes",
            path.item(index),
            "only one of count and device_ids can be given",
            "Remove one of them.",
            mapping.location());
      }
      index++;
    }
  }
}
