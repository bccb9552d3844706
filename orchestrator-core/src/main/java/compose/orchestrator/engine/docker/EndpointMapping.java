package compose.orchestrator.engine.docker;

import com.github.dockerjava.api.model.ContainerNetwork;
import com.github.dockerjava.api.model.Link;
import compose.orchestrator.engine.EndpointRequest;
import compose.orchestrator.model.NetworkAttachment;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How a container joins one network. */
final class EndpointMapping {
  private static final String INTERFACE_NAME = "com.docker.network.endpoint.ifname";

  private EndpointMapping() {}

  static ContainerNetwork endpoint(EndpointRequest request, @Nullable String macAddress) {
    var endpoint = new ContainerNetwork().withAliases(request.aliases());
    if (!request.links().isEmpty()) {
      endpoint.withLinks(links(request.links()));
    }
    if (macAddress != null) {
      endpoint.withMacAddress(macAddress);
    }
    if (request.attachment() != null) {
      attachment(request.attachment(), endpoint);
    }
    return endpoint;
  }

  private static void attachment(NetworkAttachment attachment, ContainerNetwork endpoint) {
    if (hasAddresses(attachment)) {
      endpoint.withIpamConfig(addresses(attachment));
    }
    Map<String, String> options = new LinkedHashMap<>(attachment.driverOptions());
    if (attachment.interfaceName() != null) {
      options.putIfAbsent(INTERFACE_NAME, attachment.interfaceName());
    }
    if (!options.isEmpty()) {
      ContainerCreation.raw(endpoint, "DriverOpts", options);
    }
    if (attachment.gatewayPriority() != null && attachment.gatewayPriority() != 0) {
      ContainerCreation.raw(endpoint, "GwPriority", attachment.gatewayPriority());
    }
  }

  private static boolean hasAddresses(NetworkAttachment attachment) {
    return attachment.ipv4Address() != null
        || attachment.ipv6Address() != null
        || !attachment.linkLocalIps().isEmpty();
  }

  private static ContainerNetwork.Ipam addresses(NetworkAttachment attachment) {
    var addresses = new ContainerNetwork.Ipam();
    if (attachment.ipv4Address() != null) {
      addresses.withIpv4Address(attachment.ipv4Address());
    }
    if (attachment.ipv6Address() != null) {
      addresses.withIpv6Address(attachment.ipv6Address());
    }
    if (!attachment.linkLocalIps().isEmpty()) {
      ContainerCreation.raw(addresses, "LinkLocalIPs", attachment.linkLocalIps());
    }
    return addresses;
  }

  private static List<Link> links(List<String> links) {
    List<Link> all = new ArrayList<>(links.size());
    links.forEach(link -> all.add(Link.parse(link)));
    return all;
  }
}
