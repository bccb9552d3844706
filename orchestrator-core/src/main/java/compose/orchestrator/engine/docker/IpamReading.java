package compose.orchestrator.engine.docker;

import compose.orchestrator.model.Ipam;
import compose.orchestrator.model.IpamPool;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads the address management of a network. */
final class IpamReading {
  private final JsonReader json;
  private final List<IpamPool> pools = new ArrayList<>();
  private @Nullable String driver;
  private Map<String, String> options = Map.of();

  IpamReading(JsonReader json) {
    this.json = json;
  }

  void read() throws IOException {
    json.object(field -> {
      switch (field) {
        case "Driver" -> driver = json.textUnlessEmpty();
        case "Options" -> options = json.textMap();
        case "Config" -> json.array(() -> pools.add(new PoolReading().read(json)));
        default -> json.skip();
      }
    });
  }

  Ipam result() {
    return new Ipam(driver, Collections.unmodifiableList(pools), options);
  }

  /** One address pool. */
  private static final class PoolReading {
    private @Nullable String subnet;
    private @Nullable String range;
    private @Nullable String gateway;
    private Map<String, String> auxiliary = Map.of();

    IpamPool read(JsonReader json) throws IOException {
      json.object(field -> {
        switch (field) {
          case "Subnet" -> subnet = json.textUnlessEmpty();
          case "IPRange" -> range = json.textUnlessEmpty();
          case "Gateway" -> gateway = json.textUnlessEmpty();
          case "AuxiliaryAddresses" -> auxiliary = json.textMap();
          default -> json.skip();
        }
      });
      return new IpamPool(subnet, range, gateway, auxiliary);
    }
  }
}
