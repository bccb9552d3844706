package compose.orchestrator.model;

import compose.orchestrator.yaml.Mapping;
import compose.orchestrator.yaml.Mapping.Entry;
import compose.orchestrator.yaml.Node;
import java.util.LinkedHashMap;
import java.util.Set;

/**
 * A service's part of the canonical tree without what the engine can change about a container that
 * is there, and without what no container is made of.
 */
final class FixedPart {

  private static final Set<String> CHANGEABLE =
      Set.of(
          "blkio_config.weight",
          "cpu_period",
          "cpu_quota",
          "cpu_shares",
          "cpus",
          "cpuset",
          "deploy.resources.limits.cpus",
          "deploy.resources.limits.memory",
          "deploy.resources.limits.pids",
          "deploy.resources.reservations.memory",
          "deploy.restart_policy",
          "mem_limit",
          "mem_reservation",
          "memswap_limit",
          "pids_limit",
          "restart");

  private static final Set<String> NOT_OF_A_CONTAINER =
      Set.of(
          "attach",
          "deploy.endpoint_mode",
          "deploy.labels",
          "deploy.mode",
          "deploy.placement",
          "deploy.replicas",
          "deploy.rollback_config",
          "deploy.update_config",
          "develop");

  private FixedPart() {}

  static Mapping of(Mapping service) {
    return without("", service);
  }

  /** What is empty afterwards is left out, as if nothing had been said. */
  private static Mapping without(String prefix, Mapping mapping) {
    var entries = new LinkedHashMap<String, Entry>();
    for (Entry entry : mapping.all()) {
      String path = prefix + entry.key();
      if (CHANGEABLE.contains(path) || NOT_OF_A_CONTAINER.contains(path)) {
        continue;
      }
      Node value = entry.value();
      if (isTouched(path) && value instanceof Mapping part) {
        value = without(path + ".", part);
        if (((Mapping) value).all().isEmpty()) {
          continue;
        }
      }
      entries.put(entry.key(), new Entry(entry.key(), entry.keyLocation(), value));
    }
    return new Mapping(entries, mapping.location());
  }

  private static boolean isTouched(String path) {
    return path.startsWith("deploy") || path.equals("blkio_config");
  }
}
