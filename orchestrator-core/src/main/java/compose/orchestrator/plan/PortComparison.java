package compose.orchestrator.plan;

import compose.orchestrator.engine.ContainerDetails;
import compose.orchestrator.engine.HostBinding;
import compose.orchestrator.model.Port;
import compose.orchestrator.model.Service;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Published ports: those of the file against those the container was made with. */
final class PortComparison {

  private PortComparison() {}

  static List<Divergence> of(Service service, ContainerDetails container) {
    var found = new ArrayList<Divergence>();
    Map<String, List<String>> left = actual(container);
    var missing = new ArrayList<Integer>();
    List<Port> ports = service.networking().ports();
    for (int i = 0; i < ports.size(); i++) {
      Port port = ports.get(i);
      List<String> bound = left.get(target(port));
      if (bound == null || !bound.remove(binding(port.hostIp(), port.published()))) {
        missing.add(i);
      }
    }
    for (int i : missing) {
      found.add(changed(service, i, ports.get(i), left));
    }
    left.forEach(
        (target, bound) -> bound.forEach(rest -> found.add(surplus(service, target, rest))));
    return found;
  }

  private static Divergence changed(
      Service service, int index, Port port, Map<String, List<String>> left) {
    List<String> bound = left.getOrDefault(target(port), List.of());
    String actual = bound.isEmpty() ? null : bound.removeFirst();
    String path = "services." + service.name() + ".ports[" + index + "]";
    return new Divergence(
        path,
        text(actual, target(port)),
        text(binding(port.hostIp(), port.published()), target(port)));
  }

  private static Divergence surplus(Service service, String target, String binding) {
    return new Divergence("services." + service.name() + ".ports", text(binding, target), null);
  }

  private static @Nullable String text(@Nullable String binding, String target) {
    if (binding == null) {
      return null;
    }
    return binding.isEmpty() ? target : binding + ":" + target;
  }

  private static Map<String, List<String>> actual(ContainerDetails container) {
    var ports = new TreeMap<String, List<String>>();
    container
        .portBindings()
        .forEach((target, bindings) -> {
          var texts = new ArrayList<String>();
          for (HostBinding binding : bindings) {
            texts.add(binding(binding.ip(), binding.port()));
          }
          ports.put(target, texts);
        });
    return ports;
  }

  private static String target(Port port) {
    return port.target() + "/" + port.protocol();
  }

  private static String binding(@Nullable String ip, @Nullable String published) {
    String port = published == null || published.equals("0") ? "" : published;
    return ip == null || ip.isEmpty() ? port : ip + ":" + port;
  }
}
