package compose.orchestrator.plan;

import compose.orchestrator.engine.ContainerDetails;
import compose.orchestrator.engine.HostBinding;
import compose.orchestrator.model.Port;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Published ports: those of the file against those the container was made with. */
final class PortComparison {

  private PortComparison() {}

  static void compare(List<Port> ports, ContainerDetails container, Differences found) {
    Map<String, List<HostBinding>> left = actual(container);
    var missing = new ArrayList<Integer>();
    for (int i = 0; i < ports.size(); i++) {
      List<HostBinding> bound = left.get(target(ports.get(i)));
      if (bound == null || !taken(bound, binding(ports.get(i)))) {
        missing.add(i);
      }
    }
    for (int i : missing) {
      changed("ports[" + i + "]", ports.get(i), left, found);
    }
    left.forEach(
        (target, bound) -> bound.forEach(rest -> found.add("ports", text(rest, target), null)));
  }

  private static void changed(
      String path, Port port, Map<String, List<HostBinding>> left, Differences found) {
    HostBinding desired = binding(port);
    List<HostBinding> bound = left.getOrDefault(target(port), List.of());
    if (!bound.isEmpty()) {
      HostBinding actual = bound.removeFirst();
      found.text(path + ".host_ip", actual.ip(), desired.ip());
      found.text(path + ".published", actual.port(), desired.port());
      return;
    }
    String other = sameBinding(desired, left);
    if (other == null) {
      found.add(path, null, text(desired, target(port)));
    } else {
      found.text(path + ".target", other, target(port));
    }
  }

  /** The other port of the container that has the place on the host, which it gives up. */
  private static @Nullable String sameBinding(
      HostBinding desired, Map<String, List<HostBinding>> left) {
    if (!desired.port().isEmpty()) {
      for (Map.Entry<String, List<HostBinding>> entry : left.entrySet()) {
        if (taken(entry.getValue(), desired)) {
          return entry.getKey();
        }
      }
    }
    return null;
  }

  /**
   * Takes a binding off a list that has it. Field by field: the first comparison of whole records
   * costs more than all of the others.
   */
  private static boolean taken(List<HostBinding> bound, HostBinding desired) {
    for (int i = 0; i < bound.size(); i++) {
      HostBinding one = bound.get(i);
      if (one.ip().equals(desired.ip()) && one.port().equals(desired.port())) {
        bound.remove(i);
        return true;
      }
    }
    return false;
  }

  private static String text(HostBinding binding, String target) {
    String port = binding.port().isEmpty() ? target : binding.port() + ":" + target;
    return binding.ip().isEmpty() ? port : binding.ip() + ":" + port;
  }

  private static Map<String, List<HostBinding>> actual(ContainerDetails container) {
    var ports = new TreeMap<String, List<HostBinding>>();
    container
        .host()
        .portBindings()
        .forEach((target, bindings) -> {
          var all = new ArrayList<HostBinding>();
          for (HostBinding binding : bindings) {
            all.add(binding(binding.ip(), binding.port()));
          }
          ports.put(target, all);
        });
    return ports;
  }

  private static String target(Port port) {
    return port.target() + "/" + port.protocol();
  }

  private static HostBinding binding(Port port) {
    return binding(port.hostIp(), port.published());
  }

  private static HostBinding binding(@Nullable String ip, @Nullable String published) {
    String port = published == null || published.equals("0") ? "" : published;
    return new HostBinding(ip == null ? "" : ip, port);
  }
}
