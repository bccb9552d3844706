package compose.orchestrator.engine.docker;

import compose.orchestrator.engine.NetworkDetails;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads one entry of {@code GET /networks}. */
final class NetworkReading {
  private final JsonReader json;
  private String id = "";
  private String name = "";
  private String driver = "";
  private String scope = "";
  private boolean internal;
  private boolean attachable;
  private boolean enableIpv6;
  private @Nullable Boolean enableIpv4;
  private final IpamReading ipam;
  private Map<String, String> options = Map.of();
  private Map<String, String> labels = Map.of();

  private NetworkReading(JsonReader json) {
    this.json = json;
    this.ipam = new IpamReading(json);
  }

  static List<NetworkDetails> readAll(JsonReader json) throws IOException {
    List<NetworkDetails> all = new ArrayList<>();
    json.array(() -> all.add(new NetworkReading(json).read()));
    return Collections.unmodifiableList(all);
  }

  private NetworkDetails read() throws IOException {
    json.object(this::field);
    return new NetworkDetails(
        id,
        name,
        driver,
        scope,
        internal,
        attachable,
        enableIpv6,
        enableIpv4,
        ipam.result(),
        options,
        labels);
  }

  private void field(String field) throws IOException {
    switch (field) {
      case "Id" -> id = json.text();
      case "Name" -> name = json.text();
      case "Driver" -> driver = json.text();
      case "Scope" -> scope = json.text();
      case "Internal" -> internal = json.truth();
      case "Attachable" -> attachable = json.truth();
      case "EnableIPv4" -> enableIpv4 = json.truthOrNull();
      case "EnableIPv6" -> enableIpv6 = json.truth();
      case "IPAM" -> ipam.read();
      case "Options" -> options = json.textMap();
      case "Labels" -> labels = json.textMap();
      default -> json.skip();
    }
  }
}
