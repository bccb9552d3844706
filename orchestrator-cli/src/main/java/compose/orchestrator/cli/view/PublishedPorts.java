package compose.orchestrator.cli.view;

import compose.orchestrator.engine.PublishedPort;
import java.util.ArrayList;
import java.util.List;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/** Where ports of a container are published. */
public final class PublishedPorts {

  private PublishedPorts() {}

  /** The first place where a port is published, IPv4 first; or null. */
  public static @Nullable PublishedPort find(
      List<PublishedPort> ports, int privatePort, String protocol) {
    for (PublishedPort port : sorted(ports)) {
      if (port.privatePort() == privatePort && port.protocol().equals(protocol)) {
        return port;
      }
    }
    return null;
  }

  /** Address and port on the host. */
  public static String address(PublishedPort port) {
    String ip = PortText.address(port);
    return (ip.indexOf(':') < 0 ? ip : "[" + ip + "]") + ":" + port.publicPort();
  }

  /** What is published, for somebody who asked for something else. */
  public static String published(List<PublishedPort> ports) {
    var text = new StringJoiner(", ", "It publishes: ", ".").setEmptyValue("It publishes no port.");
    for (PublishedPort port : sorted(ports)) {
      text.add(port.privatePort() + "/" + port.protocol() + " at " + address(port));
    }
    return text.toString();
  }

  private static List<PublishedPort> sorted(List<PublishedPort> ports) {
    var sorted = new ArrayList<PublishedPort>();
    for (PublishedPort port : ports) {
      if (port.publicPort() != 0) {
        sorted.add(port);
      }
    }
    sorted.sort(PortText::compare);
    return sorted;
  }
}
