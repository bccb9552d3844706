package compose.orchestrator.model;

import compose.orchestrator.yaml.Attributes;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How a container is reached and what it reaches.
 *
 * @param networkMode bridge, host, none, service:NAME, container:NAME, or null for the networks
 *     below
 * @param networks networks by key
 * @param ports published ports
 * @param expose ports open to other containers only
 * @param hostname name inside, or null for the container's id
 * @param domainname domain inside, or null
 * @param dns name servers
 * @param dnsSearch search domains
 * @param dnsOptions resolver options
 * @param extraHosts additional host=address entries
 * @param links service[:alias] entries
 * @param externalLinks container[:alias] entries outside the project
 * @param macAddress hardware address, or null
 */
public record Networking(
    @Nullable String networkMode,
    Map<String, NetworkAttachment> networks,
    List<Port> ports,
    List<String> expose,
    @Nullable String hostname,
    @Nullable String domainname,
    List<String> dns,
    List<String> dnsSearch,
    List<String> dnsOptions,
    List<String> extraHosts,
    List<String> links,
    List<String> externalLinks,
    @Nullable String macAddress) {

  /** The same networks and name servers without names, addresses and ports. */
  Networking forHook() {
    var plain = new LinkedHashMap<String, NetworkAttachment>();
    networks
        .keySet()
        .forEach(key -> plain.put(key, NetworkAttachment.decode(Attributes.of(key, null))));
    return new Networking(
        networkMode,
        Collections.unmodifiableMap(plain),
        List.of(),
        List.of(),
        null,
        null,
        dns,
        dnsSearch,
        dnsOptions,
        extraHosts,
        List.of(),
        List.of(),
        null);
  }

  static Networking decode(Attributes a) {
    return new Networking(
        a.string("network_mode"),
        a.named("networks", NetworkAttachment::decode),
        a.objects("ports", Port::decode),
        a.strings("expose"),
        a.string("hostname"),
        a.string("domainname"),
        a.strings("dns"),
        a.strings("dns_search"),
        a.strings("dns_opt"),
        a.strings("extra_hosts"),
        a.strings("links"),
        a.strings("external_links"),
        a.string("mac_address"));
  }
}
