package compose.orchestrator.loader;

import compose.orchestrator.diagnostic.Location;
import compose.orchestrator.yaml.Mapping;
import compose.orchestrator.yaml.MappingBuilder;
import compose.orchestrator.yaml.Scalar;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Reads {@code [[address:][host port[-end]]:]container port[-end][/protocol]}. */
final class PortSpecification {

  private static final int HIGHEST = 65_535;

  private record Range(int first, int last) {

    int size() {
      return last - first + 1;
    }
  }

  private final String text;
  private final Location at;

  private PortSpecification(String text, Location at) {
    this.text = text;
    this.at = at;
  }

  /** One mapping for each port of the container, in the order of the ports as texts. */
  static List<Mapping> parse(String text, Location at) throws InvalidSpecification {
    return new PortSpecification(text, at).parse();
  }

  private List<Mapping> parse() throws InvalidSpecification {
    int last = text.lastIndexOf(':');
    int middle = last < 0 ? -1 : text.lastIndexOf(':', last - 1);
    String container = text.substring(last + 1);
    String host = last < 0 ? "" : text.substring(middle + 1, last);
    String address = middle < 0 ? "" : address(text.substring(0, middle));
    int slash = container.indexOf('/');
    String protocol = slash < 0 ? "tcp" : protocol(container.substring(slash + 1));
    Range target = range(slash < 0 ? container : container.substring(0, slash), "container port");
    if (target.first == 0) {
      throw invalid("the container port must not be 0");
    }
    Range published = host.isEmpty() ? null : range(host, "host port");
    if (published != null && published.size() != target.size() && target.size() != 1) {
      throw invalid("the ranges of host and container ports differ in length");
    }
    return mappings(address, host, published, target, protocol);
  }

  private List<Mapping> mappings(
      String address, String host, @Nullable Range published, Range target, String protocol) {
    var mappings = new ArrayList<Mapping>(target.size());
    for (int i = 0; i < target.size(); i++) {
      String hostPort = published == null ? "" : Integer.toString(published.first + i);
      if (published != null && target.size() == 1 && published.size() > 1) {
        hostPort = host;
      }
      mappings.add(mapping(address, hostPort, target.first + i, protocol));
    }
    if (mappings.size() > 1) {
      mappings.sort((a, b) -> portText(a).compareTo(portText(b)));
    }
    return mappings;
  }

  private static String portText(Mapping mapping) {
    return mapping.get("target") instanceof Scalar port ? port.text() + "/" : "";
  }

  private Mapping mapping(String address, String hostPort, int target, String protocol) {
    var mapping = new MappingBuilder(at).put("mode", Scalar.of("ingress", at));
    if (!address.isEmpty()) {
      mapping.put("host_ip", Scalar.of(address, at));
    }
    mapping.put("target", Scalar.of((Object) (long) target, at));
    if (!hostPort.isEmpty()) {
      mapping.put("published", Scalar.of(hostPort, at));
    }
    return mapping.put("protocol", Scalar.of(protocol, at)).build();
  }

  private String address(String written) throws InvalidSpecification {
    boolean bracketed = written.startsWith("[") && written.endsWith("]");
    String address = bracketed ? written.substring(1, written.length() - 1) : written;
    if (!address.isEmpty() && !IpAddress.isValid(address)) {
      throw invalid("'" + address + "' is not an IP address");
    }
    if (!bracketed && address.indexOf(':') >= 0) {
      throw invalid("the address '" + address + "' needs brackets");
    }
    return address;
  }

  private String protocol(String written) throws InvalidSpecification {
    int slash = written.indexOf('/');
    String protocol = slash < 0 ? written : written.substring(0, slash);
    return switch (protocol.toLowerCase(Locale.ROOT)) {
      case "", "tcp" -> "tcp";
      case "udp" -> "udp";
      case "sctp" -> "sctp";
      default -> throw invalid("the protocol '" + protocol + "' is not tcp, udp or sctp");
    };
  }

  private Range range(String ports, String what) throws InvalidSpecification {
    if (ports.isEmpty()) {
      throw invalid("there is no " + what);
    }
    int dash = ports.indexOf('-');
    if (dash < 0) {
      int port = port(ports, what);
      return new Range(port, port);
    }
    int second = ports.indexOf('-', dash + 1);
    int first = port(ports.substring(0, dash), what);
    int last = port(ports.substring(dash + 1, second < 0 ? ports.length() : second), what);
    if (last < first) {
      throw invalid("the range of the " + what + " ends before it starts");
    }
    return new Range(first, last);
  }

  private int port(String digits, String what) throws InvalidSpecification {
    int value = digits.isEmpty() ? -1 : 0;
    for (int i = 0; i < digits.length() && value >= 0; i++) {
      int digit = digits.charAt(i) - '0';
      value = digit < 0 || digit > 9 || value > HIGHEST ? -1 : value * 10 + digit;
    }
    if (value < 0 || value > HIGHEST) {
      throw invalid("the " + what + " '" + digits + "' is not a number from 0 to " + HIGHEST);
    }
    return value;
  }

  private InvalidSpecification invalid(String reason) {
    return new InvalidSpecification(
        "not a port mapping, " + reason + ": '" + text + "'",
        "Write [[address:]host port:]container port[/protocol], such as \"8080:80\".");
  }
}
