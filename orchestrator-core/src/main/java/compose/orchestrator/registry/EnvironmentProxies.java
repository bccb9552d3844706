package compose.orchestrator.registry;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The proxies that HTTP_PROXY, HTTPS_PROXY and NO_PROXY name, in either spelling. */
final class EnvironmentProxies extends ProxySelector {

  private static final int USUAL_PORT = 80;

  private final Map<String, String> environment;

  EnvironmentProxies(Map<String, String> environment) {
    this.environment = environment;
  }

  @Override
  public List<Proxy> select(URI target) {
    String proxy = variable(target.getScheme() + "_proxy");
    String host = target.getHost();
    if (proxy.isEmpty() || host == null || isExempt(host.toLowerCase(Locale.ROOT))) {
      return List.of(Proxy.NO_PROXY);
    }
    URI address = URI.create(proxy.contains("://") ? proxy : "http://" + proxy);
    if (address.getHost() == null) {
      return List.of(Proxy.NO_PROXY);
    }
    int port = address.getPort() < 0 ? USUAL_PORT : address.getPort();
    return List.of(
        new Proxy(Proxy.Type.HTTP, InetSocketAddress.createUnresolved(address.getHost(), port)));
  }

  private String variable(String name) {
    String upper = environment.getOrDefault(name.toUpperCase(Locale.ROOT), "");
    return environment.getOrDefault(name, upper).strip();
  }

  private boolean isExempt(String host) {
    if (host.equals("localhost") || host.startsWith("127.") || host.startsWith("[::1]")) {
      return true;
    }
    for (String one : variable("no_proxy").toLowerCase(Locale.ROOT).split(",", -1)) {
      String name = one.strip().split(":", 2)[0];
      String domain = name.startsWith("*.") || name.startsWith(".") ? name : "." + name;
      boolean inside = host.endsWith(domain.substring(domain.indexOf('.')));
      if (name.equals("*") || (!name.isEmpty() && (host.equals(name) || inside))) {
        return true;
      }
    }
    return false;
  }

  @Override
  public void connectFailed(URI target, SocketAddress address, IOException failure) {
    // who asks is told
  }
}
