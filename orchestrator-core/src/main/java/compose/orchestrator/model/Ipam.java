package compose.orchestrator.model;

import compose.orchestrator.yaml.Attributes;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Address management of a network.
 *
 * @param driver driver, or null
 * @param config address pools
 * @param options options for the driver
 */
public record Ipam(@Nullable String driver, List<IpamPool> config, Map<String, String> options) {

  static Ipam decode(Attributes a) {
    return new Ipam(a.string("driver"), a.objects("config", IpamPool::decode), a.texts("options"));
  }
}
