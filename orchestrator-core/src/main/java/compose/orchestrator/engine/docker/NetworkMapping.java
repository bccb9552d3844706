package compose.orchestrator.engine.docker;

import compose.orchestrator.engine.NetworkRequest;
import compose.orchestrator.model.Ipam;
import compose.orchestrator.model.IpamPool;
import compose.orchestrator.model.Network;
import java.util.ArrayList;
import java.util.List;

/** A network with all its options. */
final class NetworkMapping {
  private NetworkMapping() {}

  static JsonObject network(NetworkRequest request) {
    Network network = request.network();
    return new JsonObject()
        .set("Name", request.name())
        .set("CheckDuplicate", true)
        .set("Driver", network.driver())
        .set("Internal", network.internal())
        .set("Attachable", network.attachable())
        .set("EnableIPv4", network.enableIpv4())
        .set("EnableIPv6", network.enableIpv6())
        .setUnlessEmpty("IPAM", addresses(network.ipam()))
        .setUnlessEmpty("Options", network.driverOptions())
        .set("Labels", request.labels());
  }

  private static JsonObject addresses(Ipam source) {
    return new JsonObject()
        .set("Driver", source.driver())
        .setUnlessEmpty("Config", pools(source.config()))
        .setUnlessEmpty("Options", source.options());
  }

  private static List<JsonObject> pools(List<IpamPool> pools) {
    List<JsonObject> all = new ArrayList<>(pools.size());
    for (IpamPool pool : pools) {
      all.add(
          new JsonObject()
              .set("Subnet", pool.subnet())
              .set("IPRange", pool.ipRange())
              .set("Gateway", pool.gateway())
              .setUnlessEmpty("AuxiliaryAddresses", pool.auxiliaryAddresses()));
    }
    return all;
  }
}
