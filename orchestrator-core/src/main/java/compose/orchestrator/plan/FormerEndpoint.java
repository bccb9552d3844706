package compose.orchestrator.plan;

import compose.orchestrator.engine.ContainerDetails;
import compose.orchestrator.engine.Endpoint;
import compose.orchestrator.engine.EndpointRequest;
import compose.orchestrator.engine.NetworkDetails;
import compose.orchestrator.model.NetworkAttachment;
import compose.orchestrator.state.ObservedState;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** How a container that no file describes joins a network that it was on before. */
final class FormerEndpoint {
  private static final String GENERATED = "02:42";
  private static final int SHORT_ID = 12;

  private FormerEndpoint() {}

  static EndpointRequest of(ContainerDetails container, String network) {
    Endpoint was = Objects.requireNonNull(container.networks().get(network));
    var attachment =
        new NetworkAttachment(
            List.of(),
            was.requestedIpv4(),
            was.requestedIpv6(),
            was.linkLocalIps(),
            ownMacAddress(was),
            null,
            null,
            was.gatewayPriority(),
            was.driverOptions());
    return new EndpointRequest(attachment, aliases(container, was), was.links());
  }

  /**
   * Whether a container that does not run was on a network that is there no more; where one of the
   * same name is, it joins that by being connected once more.
   *
   * @param there the network of that name, or null
   */
  static boolean isStale(
      ContainerDetails container, String network, @Nullable NetworkDetails there) {
    Endpoint was = container.networks().get(network);
    return was != null
        && !container.state().running()
        && !was.networkId().isEmpty()
        && (there == null || !was.networkId().equals(there.id()));
  }

  /** The steps that bring a container to the networks that were made anew while it did not run. */
  static List<Integer> rejoin(PlanBuilder plan, ObservedState state, ContainerDetails container) {
    var steps = new ArrayList<Integer>();
    for (String name : new TreeSet<>(container.networks().keySet())) {
      NetworkDetails there = state.networks().get(name);
      if (there != null && isStale(container, name, there)) {
        var join = new ConnectNetwork(Names.reference(container), name, of(container, name));
        steps.add(plan.add(join, new ResourceReplaced("network", name), List.of()));
      }
    }
    return steps;
  }

  /** The engine adds the start of the id by itself. */
  private static List<String> aliases(ContainerDetails container, Endpoint was) {
    var aliases = new ArrayList<String>(was.aliases());
    aliases.removeIf(alias -> alias.length() == SHORT_ID && container.id().startsWith(alias));
    return List.copyOf(aliases);
  }

  /** One that the engine made of the address goes with the address. */
  private static @Nullable String ownMacAddress(Endpoint was) {
    String mac = was.macAddress();
    return mac.isEmpty() || mac.equals(generated(was.ipAddress())) ? null : mac;
  }

  private static String generated(String address) {
    var mac = new StringBuilder(GENERATED);
    for (String part : address.split("\\.", -1)) {
      mac.append(':').append(part.isEmpty() ? "" : hexadecimal(part));
    }
    return mac.toString();
  }

  private static String hexadecimal(String number) {
    String digits = Integer.toHexString(Integer.parseInt(number));
    return digits.length() == 1 ? "0" + digits : digits;
  }
}
