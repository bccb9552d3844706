package compose.orchestrator.lint;

import compose.orchestrator.diagnostic.Diagnostic;
import compose.orchestrator.model.Port;
import compose.orchestrator.model.Service;
import java.util.List;

/** Databases that everybody on the network can reach. */
final class DatabasePort implements Rule {

  private static final List<String> ALL = List.of("", "0.0.0.0", "::");

  @Override
  public String code() {
    return "database-port-on-all-interfaces";
  }

  @Override
  public String description() {
    return "The port of a database is published on all interfaces of the host.";
  }

  @Override
  public void check(Subject subject, List<Diagnostic> found) {
    for (Service service : subject.project().services().values()) {
      if (Database.of(service) != null) {
        service.networking().ports().forEach(port -> check(service, port, found));
      }
    }
  }

  private void check(Service service, Port port, List<Diagnostic> found) {
    String address = port.hostIp();
    if (address != null && !ALL.contains(address)) {
      return;
    }
    String published = port.published();
    String example = published == null ? ":" + port.target() : published + ":" + port.target();
    found.add(
        Diagnostic.warning(
            code(),
            "services."
                + service.name()
                + ".ports: port "
                + port.target()
                + " of a database is published on all interfaces",
            "Other services reach it without a published port. For this host alone write \"127.0.0.1:"
                + example
                + "\".",
            port.location()));
  }
}
