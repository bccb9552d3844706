package compose.orchestrator.engine;

import java.util.List;

/**
 * What names mean inside a container (HostConfig).
 *
 * @param extraHosts host:address
 * @param dns name servers
 * @param dnsSearch search domains
 * @param dnsOptions resolver options
 * @param links as the engine tells them: /container:/this/alias
 */
public record HostNames(
    List<String> extraHosts,
    List<String> dns,
    List<String> dnsSearch,
    List<String> dnsOptions,
    List<String> links) {}
