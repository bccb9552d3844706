package compose.orchestrator.plan;

import compose.orchestrator.engine.NetworkDetails;
import compose.orchestrator.engine.VolumeDetails;
import compose.orchestrator.model.Ipam;
import compose.orchestrator.model.IpamPool;
import compose.orchestrator.model.Network;
import compose.orchestrator.model.Volume;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Networks and volumes of the file against those on the engine. */
final class NetworkComparison {

  private NetworkComparison() {}

  static List<Divergence> of(Network desired, NetworkDetails actual) {
    var found = new Differences("networks." + desired.key());
    String driver = desired.driver();
    found.text(
        "driver", actual.driver(), driver == null || driver.equals("default") ? "bridge" : driver);
    options(desired, actual, found);
    found.flag("internal", actual.internal(), desired.internal());
    found.flag("attachable", actual.attachable(), desired.attachable());
    // where nothing is said, an engine may have been told to give addresses of both kinds
    if (desired.enableIpv6() != null) {
      found.flag("enable_ipv6", actual.enableIpv6(), desired.enableIpv6());
    }
    if (desired.enableIpv4() != null && actual.enableIpv4() != null) {
      found.flag("enable_ipv4", actual.enableIpv4(), desired.enableIpv4());
    }
    ipam(desired.ipam(), actual.ipam(), found);
    labels(desired.labels(), actual.labels(), found);
    return found.found();
  }

  /** Engines add options of their own to networks that reach over several hosts. */
  private static void options(Network desired, NetworkDetails actual, Differences found) {
    var is = new TreeMap<String, String>(actual.options());
    if (!actual.scope().equals("local")) {
      is.keySet().retainAll(desired.driverOptions().keySet());
    }
    found.map("driver_opts", is, desired.driverOptions());
  }

  private static void ipam(Ipam desired, Ipam actual, Differences found) {
    String driver = desired.driver();
    found.text("ipam.driver", actual.driver(), driver == null ? "default" : driver);
    found.map("ipam.options", actual.options(), desired.options());
    var left = new ArrayList<IpamPool>(actual.config());
    List<IpamPool> pools = desired.config();
    for (int i = 0; i < pools.size(); i++) {
      pool("ipam.config[" + i + "]", pools.get(i), left, found);
    }
    if (!pools.isEmpty()) {
      // those of the kind that the file says nothing of are the engine's own choice
      left.removeIf(pool -> !isOfAKind(pool, pools));
      left.forEach(pool -> found.add("ipam.config", pool.subnet(), null));
    }
  }

  private static boolean isOfAKind(IpamPool pool, List<IpamPool> pools) {
    for (IpamPool other : pools) {
      if (isIpv6(pool.subnet()) == isIpv6(other.subnet())) {
        return true;
      }
    }
    return false;
  }

  private static boolean isIpv6(@Nullable String subnet) {
    return subnet != null && subnet.indexOf(':') >= 0;
  }

  private static void pool(String path, IpamPool desired, List<IpamPool> left, Differences found) {
    IpamPool actual = take(desired, left);
    if (actual == null) {
      found.add(path + ".subnet", null, desired.subnet());
      return;
    }
    ifSaid(path + ".subnet", actual.subnet(), desired.subnet(), found);
    found.text(path + ".ip_range", actual.ipRange(), desired.ipRange());
    ifSaid(path + ".gateway", actual.gateway(), desired.gateway(), found);
    found.map(path + ".aux_addresses", actual.auxiliaryAddresses(), desired.auxiliaryAddresses());
  }

  /**
   * Takes a pool by its place: the first comparison of whole records costs more than all others.
   */
  private static @Nullable IpamPool take(IpamPool desired, List<IpamPool> left) {
    int ofAKind = -1;
    for (int i = left.size() - 1; i >= 0; i--) {
      String subnet = left.get(i).subnet();
      if (desired.subnet() != null && desired.subnet().equals(subnet)) {
        return left.remove(i);
      }
      ofAKind = isIpv6(subnet) == isIpv6(desired.subnet()) ? i : ofAKind;
    }
    return ofAKind < 0 ? null : left.remove(ofAKind);
  }

  private static void ifSaid(
      String path, @Nullable String actual, @Nullable String desired, Differences found) {
    if (desired != null) {
      found.text(path, actual, desired);
    }
  }

  static List<Divergence> of(Volume desired, VolumeDetails actual) {
    var found = new Differences("volumes." + desired.key());
    found.text("driver", actual.driver(), desired.driver() == null ? "local" : desired.driver());
    found.map("driver_opts", actual.options(), desired.driverOptions());
    labels(desired.labels(), actual.labels(), found);
    return found.found();
  }

  private static void labels(
      Map<String, String> desired, Map<String, String> actual, Differences found) {
    var is = new TreeMap<String, String>(actual);
    is.keySet().removeIf(name -> isOfTools(name) && !desired.containsKey(name));
    found.map("labels", is, desired);
  }

  private static boolean isOfTools(String label) {
    return label.startsWith("com.docker.") || label.startsWith("compose.orchestrator.");
  }
}
