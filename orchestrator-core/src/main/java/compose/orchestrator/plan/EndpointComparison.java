package compose.orchestrator.plan;

import compose.orchestrator.engine.ContainerDetails;
import compose.orchestrator.engine.Endpoint;
import compose.orchestrator.engine.EndpointRequest;
import compose.orchestrator.model.NetworkAttachment;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** A container's place on a network against what the file says of it. */
final class EndpointComparison {

  private static final String INTERFACE_NAME = "com.docker.network.endpoint.ifname";
  private static final String OF_THE_ENGINE = "com.docker.network.endpoint.";
  private static final NetworkAttachment NOTHING_SAID =
      new NetworkAttachment(List.of(), null, null, List.of(), null, null, null, null, Map.of());

  private EndpointComparison() {}

  static @Nullable Divergence of(
      String path, EndpointRequest request, Endpoint actual, ContainerDetails container) {
    NetworkAttachment desired = request.attachment() == null ? NOTHING_SAID : request.attachment();
    int last = path.lastIndexOf('.');
    var found = new Differences(path.substring(0, last));
    String network = path.substring(last + 1);
    found.set(network + ".aliases", aliases(actual, request, container), request.aliases());
    found.text(network + ".ipv4_address", actual.requestedIpv4(), desired.ipv4Address());
    found.text(network + ".ipv6_address", actual.requestedIpv6(), desired.ipv6Address());
    found.set(network + ".link_local_ips", actual.linkLocalIps(), desired.linkLocalIps());
    found.set(network + ".links", actual.links(), request.links());
    Map<String, String> options = options(desired);
    found.map(network + ".driver_opts", actual(actual.driverOptions(), options), options);
    Long priority = actual.gatewayPriority();
    if (priority != null) {
      found.number(
          network + ".gw_priority",
          priority,
          Objects.requireNonNullElse(desired.gatewayPriority(), 0L));
    }
    List<Divergence> all = found.found();
    return all.isEmpty() ? null : all.getFirst();
  }

  /** The engine adds the start of the container's id, and a name that it had may stay. */
  private static Set<String> aliases(
      Endpoint actual, EndpointRequest request, ContainerDetails container) {
    var aliases = new TreeSet<String>(actual.aliases());
    aliases.removeIf(alias ->
        !request.aliases().contains(alias)
            && (container.id().startsWith(alias)
                || alias.equals(container.hostname())
                || alias.equals(container.name())));
    return aliases;
  }

  /** Engines keep what they need themselves among the options. */
  private static Map<String, String> actual(
      Map<String, String> options, Map<String, String> desired) {
    if (options.isEmpty()) {
      return options;
    }
    var actual = new TreeMap<String, String>(options);
    actual.keySet().removeIf(name -> name.startsWith(OF_THE_ENGINE) && !desired.containsKey(name));
    return actual;
  }

  private static Map<String, String> options(NetworkAttachment attachment) {
    var options = new TreeMap<String, String>(attachment.driverOptions());
    if (attachment.interfaceName() != null) {
      options.putIfAbsent(INTERFACE_NAME, attachment.interfaceName());
    }
    return options;
  }
}
