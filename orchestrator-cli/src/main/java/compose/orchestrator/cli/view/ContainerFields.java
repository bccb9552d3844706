package compose.orchestrator.cli.view;

import compose.orchestrator.engine.ContainerSummary;
import compose.orchestrator.engine.MountPoint;
import compose.orchestrator.engine.PublishedPort;
import compose.orchestrator.model.ComposeLabels;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What can be told of a container in a list, by the names that scripts know. */
final class ContainerFields {

  private static final List<String> NAMES =
      List.of(
          "Command",
          "CreatedAt",
          "ExitCode",
          "Health",
          "ID",
          "Image",
          "Labels",
          "LocalVolumes",
          "Mounts",
          "Name",
          "Names",
          "Networks",
          "Ports",
          "Project",
          "Publishers",
          "RunningFor",
          "Service",
          "Size",
          "State",
          "Status");

  private static final String LABEL = "Label ";
  private static final int SHORT_ID = 12;
  private static final int SHORT_MOUNT = 15;

  private final Instant now;
  private final Supplier<ZoneId> zone;
  private final boolean whole;

  ContainerFields(Instant now, Supplier<ZoneId> zone, boolean whole) {
    this.now = now;
    this.zone = zone;
    this.whole = whole;
  }

  String json(ContainerSummary container) {
    Json json = new Json().open('{');
    for (String name : NAMES) {
      switch (name) {
        case "ExitCode" -> json.member(name, StatusText.exitCode(container.status()));
        case "Publishers" -> publishers(json.name(name), container.ports());
        default -> json.member(name, text(container, name));
      }
    }
    return json.close('}').toString();
  }

  /** One field as text, or null where there is none of that name. */
  @Nullable String text(ContainerSummary container, String name) {
    return switch (name) {
      case "Command" -> CommandText.of(container.command(), whole);
      case "CreatedAt" -> GoTime.of(Instant.ofEpochSecond(container.created()), zone.get());
      case "ExitCode" -> String.valueOf(StatusText.exitCode(container.status()));
      case "Health" -> StatusText.health(container.status());
      case "ID" -> whole ? container.id() : container.id().substring(0, SHORT_ID);
      case "Image" -> container.image();
      case "Labels" -> labels(container);
      case "LocalVolumes" -> String.valueOf(localVolumes(container));
      case "Mounts" -> mounts(container);
      case "Name", "Names" -> container.name();
      case "Networks" -> String.join(",", container.networks());
      case "Ports" -> PortText.of(container.ports());
      case "Project" -> container.labels().getOrDefault(ComposeLabels.PROJECT, "");
      case "Publishers" -> publishers(new Json(), container.ports()).toString();
      case "RunningFor" -> age(container);
      case "Service" -> container.labels().getOrDefault(ComposeLabels.SERVICE, "");
      case "Size" -> "0B";
      case "State" -> container.state();
      case "Status" -> container.status();
      default -> name.startsWith(LABEL) ? label(container, name) : null;
    };
  }

  private static String label(ContainerSummary container, String name) {
    return container.labels().getOrDefault(name.substring(LABEL.length()), "");
  }

  String age(ContainerSummary container) {
    return Age.ago(Duration.between(Instant.ofEpochSecond(container.created()), now));
  }

  private static Json publishers(Json json, List<PublishedPort> ports) {
    var sorted = new ArrayList<>(ports);
    sorted.sort(PortText::compare);
    json.open('[');
    for (PublishedPort port : sorted) {
      json.open('{').member("URL", PortText.address(port));
      json.member("TargetPort", port.privatePort()).member("PublishedPort", port.publicPort());
      json.member("Protocol", port.protocol()).close('}');
    }
    return json.close(']');
  }

  private static String labels(ContainerSummary container) {
    var entries = new ArrayList<String>();
    new TreeMap<>(container.labels()).forEach((name, value) -> entries.add(name + "=" + value));
    return String.join(",", entries);
  }

  private static int localVolumes(ContainerSummary container) {
    int count = 0;
    for (MountPoint mount : container.mounts()) {
      if ("local".equals(mount.driver())) {
        count++;
      }
    }
    return count;
  }

  private String mounts(ContainerSummary container) {
    var names = new ArrayList<String>();
    for (MountPoint mount : container.mounts()) {
      String name = mount.name() == null ? mount.source() : mount.name();
      names.add(whole ? name : CommandText.shorten(name, SHORT_MOUNT));
    }
    return String.join(",", names);
  }
}
