package compose.orchestrator.plan;

import compose.orchestrator.engine.ContainerDetails;
import compose.orchestrator.engine.ContainerRequest;
import compose.orchestrator.engine.Endpoint;
import compose.orchestrator.engine.EndpointRequest;
import compose.orchestrator.engine.HostNames;
import compose.orchestrator.engine.ImageDetails;
import compose.orchestrator.model.Networking;
import compose.orchestrator.model.Port;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * How a container is reached and what it reaches, but for its places on networks: those are put
 * right without another container.
 */
final class NetworkingComparison {

  private static final int SHORT_ID = 12;

  private final Networking desired;
  private final ContainerRequest request;
  private final Compared compared;
  private final ContainerDetails actual;
  private final Differences found;

  private NetworkingComparison(Compared compared, Differences found) {
    this.desired = compared.service().networking();
    this.request = compared.request();
    this.compared = compared;
    this.actual = compared.container();
    this.found = found;
  }

  static void compare(Compared compared, Differences found) {
    var comparison = new NetworkingComparison(compared, found);
    comparison.mode();
    comparison.names();
    PortComparison.compare(comparison.desired.ports(), comparison.actual, found);
    comparison.exposed();
    comparison.macAddress();
    comparison.links();
  }

  private void mode() {
    String is = bridge(compared.withService(actual.host().networkMode()));
    if (!request.endpoints().isEmpty()) {
      if (!request.endpoints().containsKey(is)) {
        found.text("networks", is, String.join(", ", request.endpoints().keySet()));
      }
    } else if (!Compared.sameMode(is, bridge(request.networkMode()))) {
      found.text("network_mode", is, bridge(request.networkMode()));
    }
  }

  private static String bridge(String mode) {
    return mode.equals("default") ? "bridge" : mode;
  }

  private void names() {
    HostNames names = actual.host().names();
    found.list("dns", names.dns(), desired.dns());
    found.list("dns_search", names.dnsSearch(), desired.dnsSearch());
    found.list("dns_opt", names.dnsOptions(), desired.dnsOptions());
    found.set("extra_hosts", names.extraHosts(), extraHosts());
    found.text("domainname", actual.domainname(), desired.domainname());
    if (desired.hostname() != null) {
      found.text("hostname", actual.hostname(), desired.hostname());
    } else if (ownsHostname() && !actual.hostname().equals(shortId())) {
      found.text("hostname", actual.hostname(), null);
    }
  }

  /** A container that shares a namespace has the hostname that goes with it. */
  private boolean ownsHostname() {
    String mode = request.networkMode();
    return !mode.equals("host")
        && !mode.startsWith("service:")
        && !mode.startsWith("container:")
        && compared.service().isolation().uts() == null;
  }

  private String shortId() {
    return actual.id().substring(0, Math.min(SHORT_ID, actual.id().length()));
  }

  /** The file says HOST=ADDRESS, the engine HOST:ADDRESS. */
  private List<String> extraHosts() {
    List<String> hosts = new ArrayList<>();
    for (String host : desired.extraHosts()) {
      int sign = host.indexOf('=');
      hosts.add(sign < 0 ? host : host.substring(0, sign) + ":" + host.substring(sign + 1));
    }
    return hosts;
  }

  private void exposed() {
    var is = new TreeSet<String>();
    actual.exposedPorts().forEach(text -> expose(text, is)); // docker compose leaves out /tcp
    var should = new TreeSet<String>();
    desired.expose().forEach(text -> expose(text, should));
    ImageDetails image = compared.image();
    if (image != null) {
      should.addAll(image.exposedPorts());
    }
    var further = new TreeSet<String>(is);
    further.removeAll(should);
    further.removeAll(actual.host().portBindings().keySet());
    for (Port port : desired.ports()) {
      further.remove(port.target() + "/" + port.protocol());
    }
    if (!is.containsAll(should) || (image != null && !further.isEmpty())) {
      is.removeAll(actual.host().portBindings().keySet());
      found.set("expose", is, should);
    }
  }

  /** PORT or FROM-TO, with or without a protocol. */
  private static void expose(String text, Set<String> ports) {
    int slash = text.indexOf('/');
    String protocol = slash < 0 ? "/tcp" : text.substring(slash);
    String range = slash < 0 ? text : text.substring(0, slash);
    int dash = range.indexOf('-');
    if (dash < 0) {
      ports.add(range + protocol);
      return;
    }
    int last = Integer.parseInt(range.substring(dash + 1));
    for (int port = Integer.parseInt(range.substring(0, dash)); port <= last; port++) {
      ports.add(port + protocol);
    }
  }

  /** Engines keep the address that was asked for with the container or with its first network. */
  private void macAddress() {
    String should = desired.macAddress();
    String first = null;
    for (Map.Entry<String, EndpointRequest> entry : request.endpoints().entrySet()) {
      Endpoint endpoint = actual.networks().get(entry.getKey());
      first = endpoint == null ? null : endpoint.macAddress();
      should = macAddress(entry.getValue(), should);
      break;
    }
    String is = actual.macAddress().isEmpty() && should != null ? first : actual.macAddress();
    if (is != null && !(is.isEmpty() && should != null)) {
      found.text("mac_address", is, should);
    }
  }

  private static @Nullable String macAddress(EndpointRequest endpoint, @Nullable String otherwise) {
    String address = endpoint.attachment() == null ? null : endpoint.attachment().macAddress();
    return address == null ? otherwise : address;
  }

  /** On networks with names of their own, links belong to the places on them. */
  private void links() {
    if (request.endpoints().isEmpty()) {
      var is = new TreeSet<String>();
      for (String link : actual.host().names().links()) {
        int colon = link.indexOf(':');
        String container = link.substring(link.startsWith("/") ? 1 : 0, Math.max(1, colon));
        is.add(container + ":" + link.substring(link.lastIndexOf('/') + 1));
      }
      found.set("links", is, request.links());
    }
  }
}
