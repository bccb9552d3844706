package compose.orchestrator.engine.docker;

import compose.orchestrator.engine.NetworkDetails;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;

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
  private final List<String> subnets = new ArrayList<>();
  private Map<String, String> options = Map.of();
  private Map<String, String> labels = Map.of();

  private NetworkReading(JsonReader json) {
    this.json = json;
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
        Collections.unmodifiableList(subnets),
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
      case "EnableIPv6" -> enableIpv6 = json.truth();
      case "IPAM" -> json.object(this::ipamField);
      case "Options" -> options = json.textMap();
      case "Labels" -> labels = json.textMap();
      default -> json.skip();
    }
  }

  private void ipamField(String field) throws IOException {
    if (field.equals("Config")) {
      json.array(() -> json.object(this::poolField));
    }
  }

  private void poolField(String field) throws IOException {
    if (field.equals("Subnet")) {
      subnets.add(json.text());
    }
  }
}
