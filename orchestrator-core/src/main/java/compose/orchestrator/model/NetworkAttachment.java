package compose.orchestrator.model;

import compose.orchestrator.yaml.Attributes;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One network a service joins (Compose Specification, services.networks).
 *
 * @param aliases further names on this network
 * @param ipv4Address static address, or null
 * @param ipv6Address static address, or null
 * @param linkLocalIps link-local addresses
 * @param macAddress hardware address on this network, or null
 * @param interfaceName name of the interface inside, or null
 * @param priority order in which networks are joined, highest first; null is 0
 * @param gatewayPriority which network gives the default gateway, highest wins; null is 0
 * @param driverOptions options for the driver
 */
public record NetworkAttachment(
    List<String> aliases,
    @Nullable String ipv4Address,
    @Nullable String ipv6Address,
    List<String> linkLocalIps,
    @Nullable String macAddress,
    @Nullable String interfaceName,
    @Nullable Long priority,
    @Nullable Long gatewayPriority,
    Map<String, String> driverOptions) {

  static NetworkAttachment decode(Attributes a) {
    return new NetworkAttachment(
        a.strings("aliases"),
        a.string("ipv4_address"),
        a.string("ipv6_address"),
        a.strings("link_local_ips"),
        a.string("mac_address"),
        a.string("interface_name"),
        a.integer("priority"),
        a.integer("gw_priority"),
        a.texts("driver_opts"));
  }
}
