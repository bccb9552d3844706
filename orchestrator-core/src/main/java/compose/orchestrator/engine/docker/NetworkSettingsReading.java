package compose.orchestrator.engine.docker;

import compose.orchestrator.engine.Endpoint;
import compose.orchestrator.engine.HostBinding;
import java.io.IOException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads the NetworkSettings of a container. */
final class NetworkSettingsReading {
  private final JsonReader json;
  Map<String, List<HostBinding>> ports = Map.of();
  private final Map<String, Endpoint> networks = new LinkedHashMap<>();

  NetworkSettingsReading(JsonReader json) {
    this.json = json;
  }

  void read() throws IOException {
    json.object(this::field);
  }

  Map<String, Endpoint> networks() {
    return Collections.unmodifiableMap(networks);
  }

  private void field(String field) throws IOException {
    switch (field) {
      case "Ports" -> ports = HostReading.bindings(json);
      case "Networks" -> json.object(name -> networks.put(name, new EndpointReading(json).read()));
      default -> json.skip();
    }
  }

  /** One network of a container. */
  private static final class EndpointReading {
    private final JsonReader json;
    private String networkId = "";
    private List<String> aliases = List.of();
    private String ipAddress = "";
    private String ipv6Address = "";
    private String macAddress = "";
    private @Nullable String requestedIpv4;
    private @Nullable String requestedIpv6;
    private List<String> linkLocalIps = List.of();
    private Map<String, String> driverOptions = Map.of();
    private List<String> links = List.of();
    private @Nullable Long gatewayPriority;

    EndpointReading(JsonReader json) {
      this.json = json;
    }

    Endpoint read() throws IOException {
      json.object(this::field);
      return new Endpoint(
          networkId,
          aliases,
          ipAddress,
          ipv6Address,
          macAddress,
          requestedIpv4,
          requestedIpv6,
          linkLocalIps,
          driverOptions,
          links,
          gatewayPriority);
    }

    private void field(String field) throws IOException {
      switch (field) {
        case "NetworkID" -> networkId = json.text();
        case "Aliases" -> aliases = json.texts();
        case "IPAddress" -> ipAddress = json.text();
        case "GlobalIPv6Address" -> ipv6Address = json.text();
        case "MacAddress" -> macAddress = json.text();
        case "DriverOpts" -> driverOptions = json.textMap();
        case "Links" -> links = json.texts();
        case "GwPriority" -> gatewayPriority = json.number();
        case "IPAMConfig" -> json.object(this::requested);
        default -> json.skip();
      }
    }

    private void requested(String field) throws IOException {
      switch (field) {
        case "IPv4Address" -> requestedIpv4 = json.textUnlessEmpty();
        case "IPv6Address" -> requestedIpv6 = json.textUnlessEmpty();
        case "LinkLocalIPs" -> linkLocalIps = json.texts();
        default -> json.skip();
      }
    }
  }
}
