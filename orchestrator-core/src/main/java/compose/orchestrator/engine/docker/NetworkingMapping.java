package compose.orchestrator.engine.docker;

import compose.orchestrator.engine.ContainerRequest;
import compose.orchestrator.engine.EndpointRequest;
import compose.orchestrator.model.NetworkAttachment;
import compose.orchestrator.model.Networking;
import compose.orchestrator.model.Port;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** How a container is reached and what it reaches. */
final class NetworkingMapping {
  private final ContainerRequest request;
  private final Networking networking;
  private final ApiVersion version;

  NetworkingMapping(ContainerRequest request, ApiVersion version) {
    this.request = request;
    this.networking = request.service().networking();
    this.version = version;
  }

  void write(ContainerSpecification container, HostSpecification host) {
    host.withNetworkMode(request.networkMode());
    host.withExtraHosts(extraHosts());
    host.links(request.links());
    names(host);
    if (networking.hostname() != null) {
      container.withHostName(networking.hostname());
    }
    if (networking.domainname() != null) {
      container.withDomainName(networking.domainname());
    }
    ports(container, host);
    firstEndpoint(container);
  }

  private void names(HostSpecification host) {
    if (!networking.dns().isEmpty()) {
      host.withDns(networking.dns());
    }
    if (!networking.dnsSearch().isEmpty()) {
      host.withDnsSearch(networking.dnsSearch());
    }
    if (!networking.dnsOptions().isEmpty()) {
      host.withDnsOptions(networking.dnsOptions());
    }
  }

  private void ports(ContainerSpecification container, HostSpecification host) {
    for (String port : networking.expose()) {
      expose(port, container);
    }
    for (Port port : networking.ports()) {
      String target = port.target() + "/" + port.protocol();
      container.expose(target);
      host.publish(
          target,
          Objects.requireNonNullElse(port.hostIp(), ""),
          Objects.requireNonNullElse(port.published(), ""));
    }
  }

  /** PORT or FROM-TO, with or without a protocol. */
  private static void expose(String text, ContainerSpecification container) {
    int slash = text.indexOf('/');
    String protocol = slash < 0 ? "/tcp" : text.substring(slash);
    String ports = slash < 0 ? text : text.substring(0, slash);
    int dash = ports.indexOf('-');
    if (dash < 0) {
      container.expose(ports + protocol);
      return;
    }
    int last = Integer.parseInt(ports.substring(dash + 1));
    for (int port = Integer.parseInt(ports.substring(0, dash)); port <= last; port++) {
      container.expose(port + protocol);
    }
  }

  /** Engines before API 1.44 take one endpoint at creation, and one hardware address in all. */
  private void firstEndpoint(ContainerSpecification container) {
    boolean perEndpoint = version.isAtLeast(1, 44);
    String address = macAddress();
    if (!perEndpoint && address != null) {
      container.withMacAddress(address);
    }
    for (Map.Entry<String, EndpointRequest> first : request.endpoints().entrySet()) {
      container.endpoint(
          first.getKey(), EndpointMapping.endpoint(first.getValue(), perEndpoint ? address : null));
      return;
    }
    if (perEndpoint && address != null) {
      container.withMacAddress(address);
    }
  }

  private @Nullable String macAddress() {
    for (EndpointRequest first : request.endpoints().values()) {
      NetworkAttachment attachment = first.attachment();
      if (attachment != null && attachment.macAddress() != null) {
        return attachment.macAddress();
      }
      break;
    }
    return networking.macAddress();
  }

  /** The file says HOST=ADDRESS, the engine HOST:ADDRESS. */
  private String[] extraHosts() {
    List<String> hosts = new ArrayList<>();
    for (String host : networking.extraHosts()) {
      int sign = host.indexOf('=');
      hosts.add(sign < 0 ? host : host.substring(0, sign) + ":" + host.substring(sign + 1));
    }
    return hosts.toArray(String[]::new);
  }
}
