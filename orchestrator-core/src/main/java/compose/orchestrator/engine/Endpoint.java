package compose.orchestrator.engine;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A container's place on a network.
 *
 * @param networkId id of the network
 * @param aliases names on this network
 * @param ipAddress IPv4 address, or empty
 * @param ipv6Address IPv6 address, or empty
 * @param macAddress hardware address, or empty
 * @param requestedIpv4 static address asked for, or null
 * @param requestedIpv6 static address asked for, or null
 * @param linkLocalIps link-local addresses asked for
 * @param driverOptions options for the driver
 * @param links container:alias entries
 * @param gatewayPriority which network gives the default gateway, highest wins; null where the
 *     engine does not know it
 */
public record Endpoint(
    String networkId,
    List<String> aliases,
    String ipAddress,
    String ipv6Address,
    String macAddress,
    @Nullable String requestedIpv4,
    @Nullable String requestedIpv6,
    List<String> linkLocalIps,
    Map<String, String> driverOptions,
    List<String> links,
    @Nullable Long gatewayPriority) {}
