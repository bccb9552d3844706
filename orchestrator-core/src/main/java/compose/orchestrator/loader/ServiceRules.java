package compose.orchestrator.loader;

import compose.orchestrator.diagnostic.Location;
import compose.orchestrator.yaml.Mapping;
import compose.orchestrator.yaml.Node;
import compose.orchestrator.yaml.Scalar;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Rules about the attributes of one service. */
final class ServiceRules {

  private static final List<String> TESTS = List.of("CMD", "CMD-SHELL", "NONE");

  private final Findings findings;

  ServiceRules(Findings findings) {
    this.findings = findings;
  }

  void check(Mapping.Entry entry, Mapping service, TreePath path) {
    source(service, path, entry.keyLocation());
    build(service, path);
    network(service, path);
    test(service, path);
    scale(service, path);
    limits(service, path);
    watches(service, path);
    targets(service, path);
  }

  private void conflict(TreePath path, String text, @Nullable String help, Node at) {
    findings.error("conflicting-attributes", path, text, help, at.location());
  }

  private void source(Mapping service, TreePath path, Location at) {
    if (service.get("image") == null
        && service.get("build") == null
        && service.get("provider") == null) {
      findings.error(
          "missing-attribute",
          path,
          "the service has neither an image nor a build section",
          "Add image: NAME, or build: FOLDER.",
          at);
    }
  }

  private void build(Mapping service, TreePath path) {
    Mapping build = Values.mapping(service, "build");
    Node inline = build.get("dockerfile_inline");
    if (inline != null && build.get("dockerfile") != null) {
      conflict(
          path.child("build"),
          "only one of dockerfile and dockerfile_inline can be given",
          "Remove one of them.",
          inline);
    }
    List<Node> platforms = Values.items(build, "platforms");
    Node platform = service.get("platform");
    if (platform != null && !platforms.isEmpty() && !Values.contains(platforms, platform)) {
      conflict(
          path.child("build").child("platforms"),
          "the service's platform '" + Values.spelled(platform) + "' is not among them",
          "Add it to the list.",
          platforms.getFirst());
    }
  }

  private void network(Mapping service, TreePath path) {
    Node mode = service.get("network_mode");
    Mapping networks = Values.mapping(service, "networks");
    if (mode != null && !networks.entries().isEmpty()) {
      conflict(
          path, "only one of network_mode and networks can be given", "Remove one of them.", mode);
    }
  }

  private void test(Mapping service, TreePath path) {
    List<Node> test = Values.items(Values.mapping(service, "healthcheck"), "test");
    if (!test.isEmpty() && !TESTS.contains(Values.spelled(test.getFirst()))) {
      findings.error(
          "wrong-value",
          path.child("healthcheck").child("test"),
          "the first item must be CMD, CMD-SHELL or NONE, got '"
              + Values.spelled(test.getFirst())
              + "'",
          "Put CMD before the command, or write the command as one text.",
          test.getFirst().location());
    }
  }

  private void scale(Mapping service, TreePath path) {
    Node scale = service.get("scale");
    Node replicas = Values.mapping(service, "deploy").get("replicas");
    if (scale != null && replicas != null && !Values.same(scale, replicas)) {
      conflict(
          path,
          "scale and deploy.replicas differ",
          "Give one of them, or both the same number.",
          scale);
    }
    negative(scale, path.child("scale"));
    negative(replicas, path.child("deploy").child("replicas"));
    Node number = scale != null ? scale : replicas;
    Node name = service.get("container_name");
    if (name != null && number(number) > 1) {
      conflict(
          path,
          "container_name cannot be given to more than one container",
          "Remove container_name, or run one container.",
          name);
    }
  }

  private void negative(@Nullable Node number, TreePath path) {
    if (number != null && number(number) < 0) {
      findings.error(
          "out-of-range",
          path,
          "expected a number from 0 on, got " + Values.spelled(number),
          null,
          number.location());
    }
  }

  private static double number(@Nullable Node node) {
    Object value = node instanceof Scalar scalar ? scalar.value() : null;
    if (value instanceof String text) {
      return Double.parseDouble(text);
    }
    return value instanceof Number number ? number.doubleValue() : 0;
  }

  /** A limit given twice must be the same; where the second section lacks it, it counts as 0. */
  private void limits(Mapping service, TreePath path) {
    Mapping resources = Values.mapping(Values.mapping(service, "deploy"), "resources");
    same(service, "cpus", resources, "limits", "cpus", path);
    same(service, "mem_limit", resources, "limits", "memory", path);
    same(service, "mem_reservation", resources, "reservations", "memory", path);
    same(service, "pids_limit", resources, "limits", "pids", path);
  }

  private void same(
      Mapping service, String key, Mapping resources, String section, String other, TreePath path) {
    Node given = service.get(key);
    if (given == null || !(resources.get(section) instanceof Mapping limits)) {
      return;
    }
    if (number(given) != number(limits.get(other))) {
      conflict(
          path,
          key + " and deploy.resources." + section + "." + other + " differ",
          "Give one of them, or both the same.",
          given);
    }
  }

  private void watches(Mapping service, TreePath path) {
    int index = 0;
    for (Node node : Values.items(Values.mapping(service, "develop"), "watch")) {
      Mapping rule = (Mapping) node;
      String action = Values.text(rule, "action", "");
      boolean copies = !action.equals("rebuild") && !action.equals("restart");
      if (copies && rule.get("target") == null) {
        findings.error(
            "missing-attribute",
            path.child("develop").child("watch").item(index),
            "the action " + action + " needs a target",
            "Add target: PATH.",
            rule.location());
      }
      index++;
    }
  }

  private void targets(Mapping service, TreePath path) {
    Map<String, TreePath> mounted = new HashMap<>();
    int index = 0;
    for (Node tmpfs : Values.items(service, "tmpfs")) {
      String target = Values.spelled(tmpfs).split(":", -1)[0];
      target(target, path.child("tmpfs").item(index++), tmpfs, mounted);
    }
    index = 0;
    for (Node mount : Values.items(service, "volumes")) {
      String target = Values.text((Mapping) mount, "target", "");
      target(target, path.child("volumes").item(index++), mount, mounted);
    }
  }

  private void target(String target, TreePath path, Node at, Map<String, TreePath> mounted) {
    TreePath other = mounted.putIfAbsent(target, path);
    if (other != null) {
      findings.error(
          "duplicate-target",
          path,
          "'" + target + "' is already mounted by " + other,
          "Remove one of the two.",
          at.location());
    }
  }
}
