package compose.orchestrator.engine.docker;

import compose.orchestrator.engine.ContainerRequest;
import compose.orchestrator.engine.EndpointRequest;
import compose.orchestrator.model.NetworkAttachment;
import compose.orchestrator.model.Networking;
import compose.orchestrator.model.Port;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** How a container is reached and what it reaches. */
final class NetworkingMapping {
  private final ContainerRequest request;
  private final Networking networking;
  private final boolean atOnce;

  /**
   * Writes what the request says.
   *
   * @param atOnce whether the engine takes all endpoints at the creation, with a hardware address
   *     each; an older one takes the first and one address in all
   */
  NetworkingMapping(ContainerRequest request, boolean atOnce) {
    this.request = request;
    this.networking = request.service().networking();
    this.atOnce = atOnce;
  }

  void write(JsonObject container, JsonObject host) {
    host.set("NetworkMode", request.networkMode())
        .set("ExtraHosts", extraHosts())
        .setUnlessEmpty("Links", request.links())
        .setUnlessEmpty("Dns", networking.dns())
        .setUnlessEmpty("DnsSearch", networking.dnsSearch())
        .setUnlessEmpty("DnsOptions", networking.dnsOptions());
    container.set("Hostname", networking.hostname()).set("Domainname", networking.domainname());
    ports(container, host);
    endpoints(container);
  }

  private void ports(JsonObject container, JsonObject host) {
    Map<String, Object> exposed = new LinkedHashMap<>();
    Map<String, List<JsonObject>> published = new LinkedHashMap<>();
    for (String port : networking.expose()) {
      expose(port, exposed);
    }
    for (Port port : networking.ports()) {
      String target = port.target() + "/" + port.protocol();
      exposed.put(target, Map.of());
      published.computeIfAbsent(target, _ -> new ArrayList<>()).add(binding(port));
    }
    container.set("ExposedPorts", exposed);
    host.set("PortBindings", published);
  }

  private static JsonObject binding(Port port) {
    return new JsonObject()
        .set("HostIp", Objects.requireNonNullElse(port.hostIp(), ""))
        .set("HostPort", Objects.requireNonNullElse(port.published(), ""));
  }

  /** PORT or FROM-TO, with or without a protocol. */
  private static void expose(String text, Map<String, Object> exposed) {
    int slash = text.indexOf('/');
    String protocol = slash < 0 ? "/tcp" : text.substring(slash);
    String ports = slash < 0 ? text : text.substring(0, slash);
    int dash = ports.indexOf('-');
    if (dash < 0) {
      exposed.put(ports + protocol, Map.of());
      return;
    }
    int last = Integer.parseInt(ports.substring(dash + 1));
    for (int port = Integer.parseInt(ports.substring(0, dash)); port <= last; port++) {
      exposed.put(port + protocol, Map.of());
    }
  }

  private void endpoints(JsonObject container) {
    Map<String, JsonObject> endpoints = new LinkedHashMap<>();
    for (Map.Entry<String, EndpointRequest> endpoint : request.endpoints().entrySet()) {
      boolean first = endpoints.isEmpty();
      if (first || atOnce) {
        String address = atOnce ? macAddress(endpoint.getValue(), first) : null;
        endpoints.put(endpoint.getKey(), EndpointMapping.endpoint(endpoint.getValue(), address));
      }
    }
    if (!endpoints.isEmpty()) {
      container.set("NetworkingConfig", Map.of("EndpointsConfig", endpoints));
    }
    if (!atOnce || endpoints.isEmpty()) {
      container.set("MacAddress", macAddressOfAll());
    }
  }

  private @Nullable String macAddressOfAll() {
    for (EndpointRequest first : request.endpoints().values()) {
      return macAddress(first, true);
    }
    return networking.macAddress();
  }

  /** The service's own address is that of its first network. */
  private @Nullable String macAddress(EndpointRequest endpoint, boolean first) {
    NetworkAttachment attachment = endpoint.attachment();
    if (attachment != null && attachment.macAddress() != null) {
      return attachment.macAddress();
    }
    return first ? networking.macAddress() : null;
  }

  /** The file says HOST=ADDRESS, the engine HOST:ADDRESS. */
  private List<String> extraHosts() {
    List<String> hosts = new ArrayList<>();
    for (String host : networking.extraHosts()) {
      int sign = host.indexOf('=');
      hosts.add(sign < 0 ? host : host.substring(0, sign) + ":" + host.substring(sign + 1));
    }
    return hosts;
  }
}
