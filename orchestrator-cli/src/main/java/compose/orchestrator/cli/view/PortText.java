package compose.orchestrator.cli.view;

import compose.orchestrator.engine.PublishedPort;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Ports as docker writes them: neighbours that keep their number are shown as one range, ports that
 * are published under another number come last, one by one.
 */
final class PortText {

  private final List<String> finished = new ArrayList<>();
  private final List<String> moved = new ArrayList<>();
  private final Map<String, Range> open = new LinkedHashMap<>();

  /** Ports of one address and protocol that follow each other. */
  private record Range(PublishedPort first, int last) {

    Range extended() {
      return new Range(first, last + 1);
    }

    @Override
    public String toString() {
      int start = first.privatePort();
      String numbers = start == last ? String.valueOf(start) : start + "-" + last;
      String host = address(first).isEmpty() ? "" : host(first) + numbers + "->";
      return host + numbers + "/" + first.protocol();
    }
  }

  private PortText() {}

  static String of(List<PublishedPort> ports) {
    if (ports.isEmpty()) {
      return "";
    }
    var text = new PortText();
    var sorted = new ArrayList<>(ports);
    sorted.sort(PortText::compare);
    for (PublishedPort port : sorted) {
      text.add(port);
    }
    return text.join();
  }

  // By port first. Comparator.comparing would make classes at run time, on the way of every ps.
  static int compare(PublishedPort one, PublishedPort other) {
    int order = Integer.compare(one.privatePort(), other.privatePort());
    if (order == 0) {
      order = address(one).compareTo(address(other));
    }
    if (order == 0) {
      order = Integer.compare(one.publicPort(), other.publicPort());
    }
    return order == 0 ? one.protocol().compareTo(other.protocol()) : order;
  }

  static String address(PublishedPort port) {
    String ip = port.ip();
    return ip == null ? "" : ip;
  }

  private void add(PublishedPort port) {
    boolean published = !address(port).isEmpty();
    if (published && port.publicPort() != port.privatePort()) {
      moved.add(host(port) + port.publicPort() + "->" + port.privatePort() + "/" + port.protocol());
      return;
    }
    String key = address(port) + "/" + port.protocol();
    Range range = open.get(key);
    if (range != null && port.privatePort() == range.last() + 1) {
      open.put(key, range.extended());
      return;
    }
    if (range != null) {
      finished.add(range.toString());
    }
    open.put(key, new Range(port, port.privatePort()));
  }

  private String join() {
    for (Range range : open.values()) {
      finished.add(range.toString());
    }
    finished.addAll(moved);
    return String.join(", ", finished);
  }

  private static String host(PublishedPort port) {
    String address = address(port);
    return (address.indexOf(':') < 0 ? address : "[" + address + "]") + ":";
  }
}
