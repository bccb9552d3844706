package compose.orchestrator.model;

import compose.orchestrator.yaml.Attributes;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An address pool of a network.
 *
 * @param subnet subnet in CIDR form, or null
 * @param ipRange range containers get addresses from, or null
 * @param gateway gateway, or null
 * @param auxiliaryAddresses addresses kept free, by host name
 */
public record IpamPool(
    @Nullable String subnet,
    @Nullable String ipRange,
    @Nullable String gateway,
    Map<String, String> auxiliaryAddresses) {

  static IpamPool decode(Attributes a) {
    return new IpamPool(
        a.string("subnet"), a.string("ip_range"), a.string("gateway"), a.texts("aux_addresses"));
  }
}
