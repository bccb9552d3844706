package compose.orchestrator.engine.docker;

import compose.orchestrator.engine.EndpointRequest;
import compose.orchestrator.model.NetworkAttachment;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How a container joins one network. */
final class EndpointMapping {
  private static final String INTERFACE_NAME = "com.docker.network.endpoint.ifname";

  private EndpointMapping() {}

  static JsonObject endpoint(EndpointRequest request, @Nullable String macAddress) {
    var endpoint =
        new JsonObject()
            .set("Aliases", request.aliases())
            .setUnlessEmpty("Links", request.links())
            .set("MacAddress", macAddress);
    if (request.attachment() != null) {
      attachment(request.attachment(), endpoint);
    }
    return endpoint;
  }

  private static void attachment(NetworkAttachment attachment, JsonObject endpoint) {
    var addresses =
        new JsonObject()
            .set("IPv4Address", attachment.ipv4Address())
            .set("IPv6Address", attachment.ipv6Address())
            .setUnlessEmpty("LinkLocalIPs", attachment.linkLocalIps());
    Map<String, String> options = new LinkedHashMap<>(attachment.driverOptions());
    if (attachment.interfaceName() != null) {
      options.putIfAbsent(INTERFACE_NAME, attachment.interfaceName());
    }
    endpoint
        .setUnlessEmpty("IPAMConfig", addresses)
        .setUnlessEmpty("DriverOpts", options)
        .set("GwPriority", unlessZero(attachment.gatewayPriority()));
  }

  /** Engines that do not know priorities must not be asked for the usual one. */
  private static @Nullable Long unlessZero(@Nullable Long priority) {
    return priority == null || priority == 0 ? null : priority;
  }
}
