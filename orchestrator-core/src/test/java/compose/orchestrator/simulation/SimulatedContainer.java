package compose.orchestrator.simulation;

import compose.orchestrator.engine.ContainerDetails;
import compose.orchestrator.engine.ContainerRequest;
import compose.orchestrator.engine.ContainerState;
import compose.orchestrator.engine.ContainerSummary;
import compose.orchestrator.engine.ContainerUpdate;
import compose.orchestrator.engine.Endpoint;
import compose.orchestrator.engine.EndpointRequest;
import compose.orchestrator.engine.HostSettings;
import compose.orchestrator.engine.ImageDetails;
import compose.orchestrator.engine.MountPoint;
import compose.orchestrator.engine.NetworkDetails;
import compose.orchestrator.engine.PublishedPort;
import compose.orchestrator.engine.ResolvedMount;
import compose.orchestrator.model.ComposeLabels;
import compose.orchestrator.model.ContainerProcess;
import compose.orchestrator.model.NetworkAttachment;
import compose.orchestrator.model.Port;
import compose.orchestrator.model.Service;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A container of the engine in memory. */
final class SimulatedContainer {

  final String id;
  final ContainerRequest request;
  final Map<String, String> labels;
  final ImageDetails image;
  final Map<String, Endpoint> networks = new TreeMap<>();
  final List<ContainerUpdate> updates = new ArrayList<>();
  String name;
  String status = "created";
  int exitCode;
  int starts;
  @Nullable String health;

  SimulatedContainer(String id, ContainerRequest request, ImageDetails image) {
    this.id = id;
    this.request = request;
    this.labels = new TreeMap<>(request.labels());
    this.image = image;
    this.name = request.name();
  }

  boolean running() {
    return status.equals("running") || status.equals("paused");
  }

  boolean carries(List<String> wanted) {
    for (String label : wanted) {
      int equals = label.indexOf('=');
      String key = equals < 0 ? label : label.substring(0, equals);
      String value = labels.get(key);
      if (value == null || (equals >= 0 && !value.equals(label.substring(equals + 1)))) {
        return false;
      }
    }
    return true;
  }

  void join(NetworkDetails network, EndpointRequest request) {
    NetworkAttachment attachment = request.attachment();
    networks.put(
        network.name(),
        new Endpoint(
            network.id(),
            request.aliases(),
            "",
            "",
            attachment == null ? "" : Objects.requireNonNullElse(attachment.macAddress(), ""),
            attachment == null ? null : attachment.ipv4Address(),
            attachment == null ? null : attachment.ipv6Address(),
            attachment == null ? List.of() : attachment.linkLocalIps(),
            attachment == null ? Map.of() : attachment.driverOptions(),
            request.links(),
            null));
  }

  ContainerSummary summary() {
    return new ContainerSummary(
        id,
        name,
        request.image(),
        image.id(),
        "",
        0,
        status,
        status,
        ports(),
        labels,
        List.copyOf(networks.keySet()),
        List.of(),
        0);
  }

  private List<PublishedPort> ports() {
    var ports = new ArrayList<PublishedPort>();
    for (Port port : service().networking().ports()) {
      String published = port.published();
      int number = !running() || published == null ? 0 : Integer.parseInt(published);
      ports.add(new PublishedPort("0.0.0.0", port.target(), number, port.protocol()));
    }
    return ports;
  }

  Service service() {
    return request.service();
  }

  ContainerDetails details() {
    ContainerProcess process = service().process();
    HostSettings host = SimulatedHost.of(request);
    for (ContainerUpdate update : updates) {
      host = SimulatedUpdate.of(host, update);
    }
    return new ContainerDetails(
        id,
        name,
        "2026-01-01T00:00:00Z",
        request.image(),
        image.id(),
        new ContainerState(
            status,
            exitCode,
            "2026-01-01T00:00:0" + starts % 10 + "Z",
            "",
            health,
            null,
            false,
            ""),
        labels,
        environment(process),
        process.command() == null ? image.command() : process.command(),
        process.entrypoint() == null ? image.entrypoint() : process.entrypoint(),
        Objects.requireNonNullElse(process.user(), ""),
        Objects.requireNonNullElse(process.workingDir(), ""),
        Objects.requireNonNullElse(service().networking().hostname(), id.substring(0, 12)),
        Objects.requireNonNullElse(service().networking().domainname(), ""),
        process.tty(),
        process.stdinOpen(),
        process.stopSignal(),
        process.stopGracePeriod() == null ? null : (int) process.stopGracePeriod().toSeconds(),
        Objects.requireNonNullElse(service().networking().macAddress(), ""),
        service().lifecycle().healthCheck(),
        exposed(host),
        running() ? host.portBindings() : Map.of(),
        Map.copyOf(networks),
        mounts(),
        host);
  }

  private List<String> exposed(HostSettings host) {
    var ports = new ArrayList<String>(host.portBindings().keySet());
    service().networking().expose().forEach(ports::add);
    return ports;
  }

  private List<String> environment(ContainerProcess process) {
    var all = new ArrayList<String>(image.environment());
    process
        .environment()
        .forEach((name, value) -> all.add(name + "=" + Objects.requireNonNullElse(value, "")));
    return all;
  }

  private List<MountPoint> mounts() {
    var mounts = new ArrayList<MountPoint>();
    for (ResolvedMount mount : request.mounts()) {
      boolean volume = mount.mount().type().equals("volume");
      String source = Objects.requireNonNullElse(mount.source(), "a".repeat(64));
      mounts.add(
          new MountPoint(
              mount.mount().type(),
              volume ? source : null,
              volume ? "/volumes/" + source : source,
              mount.mount().target(),
              null,
              !mount.mount().readOnly(),
              "",
              ""));
    }
    return mounts;
  }

  boolean isHook() {
    return labels.containsKey(ComposeLabels.HOOK);
  }

  /** A hook ends as {@code exit NUMBER} says, well where its command is another. */
  int hookExitCode() {
    List<String> command = service().process().command();
    return command != null && command.getFirst().equals("exit")
        ? Integer.parseInt(command.getLast())
        : 0;
  }
}
