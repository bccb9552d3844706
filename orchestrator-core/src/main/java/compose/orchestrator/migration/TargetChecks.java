package compose.orchestrator.migration;

import compose.orchestrator.diagnostic.Diagnostic;
import compose.orchestrator.engine.ContainerDetails;
import compose.orchestrator.engine.ContainerSummary;
import compose.orchestrator.engine.HostBinding;
import compose.orchestrator.engine.NetworkDetails;
import compose.orchestrator.engine.PublishedPort;
import compose.orchestrator.engine.VolumeDetails;
import compose.orchestrator.model.ComposeLabels;
import compose.orchestrator.model.IpamPool;
import compose.orchestrator.model.Network;
import compose.orchestrator.model.Port;
import compose.orchestrator.model.Project;
import compose.orchestrator.model.Service;
import compose.orchestrator.model.Volume;
import compose.orchestrator.transfer.DataSet;
import compose.orchestrator.transfer.HostProbe.At;
import compose.orchestrator.transfer.HostProbe.Space;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Whether there is room on the target: names, ports, addresses, folders, disk. What the move itself
 * has made there is in nobody's way.
 */
final class TargetChecks {

  /** Data grows while it is moved, and file systems like some air. */
  private static final double MARGIN = 1.2;

  private final Project project;
  private final Inventory inventory;
  private final TargetSurvey survey;
  private final String operation;
  private final boolean filling;
  private final List<Diagnostic> findings = new ArrayList<>();

  /**
   * Of a project as it will be there.
   *
   * @param operation id of the move that is gone on with, or empty
   */
  TargetChecks(Project project, Inventory inventory, TargetSurvey survey, String operation) {
    this.project = project;
    this.inventory = inventory;
    this.survey = survey;
    this.operation = operation;
    this.filling = isFilling();
  }

  /**
   * Whether this move has seen its folders empty before, so that what is in them now is its own.
   */
  private boolean isFilling() {
    for (MigrationRecord record : MigrationRecords.of(survey.volumes(), project.name())) {
      if (record.phase() == Phase.FILLING && record.operation().equals(operation)) {
        return true;
      }
    }
    return false;
  }

  List<Diagnostic> check(long volumeBytes, long imageBytes) {
    engines();
    names();
    ports();
    networks();
    volumes();
    folders();
    space(volumeBytes, imageBytes);
    return findings;
  }

  /** Ports that are taken there, and nothing else. */
  List<Diagnostic> portsAlone() {
    ports();
    return findings;
  }

  private void error(String code, String summary, String help) {
    findings.add(Diagnostic.error(code, summary, help, null));
  }

  private boolean isOurs(Map<String, String> labels) {
    return !operation.isEmpty() && operation.equals(labels.get(ComposeLabels.OPERATION));
  }

  private void engines() {
    if (survey.host().equals(inventory.host())) {
      error("same-engine", "that is the engine that the project is on", "name another one");
    } else if (survey.local()
        && inventory.local()
        && project
            .origin()
            .workingDirectory()
            .equals(inventory.data().getFirst().source().source())) {
      error(
          "same-folder",
          "the target is on this machine: the folder would be moved onto itself",
          "name another folder with --to");
    }
  }

  private void names() {
    var names = new TreeSet<String>();
    for (ContainerDetails container : inventory.containers()) {
      names.add(container.name());
    }
    for (Service service : project.services().values()) {
      String name = service.metadata().containerName();
      names.add(name == null ? project.name() + "-" + service.name() + "-1" : name);
    }
    boolean there = false;
    for (ContainerSummary container : survey.containers()) {
      if (isOurs(container.labels())) {
        continue;
      }
      if (project.name().equals(container.labels().get(ComposeLabels.PROJECT))) {
        there = true;
      } else if (names.contains(container.name())) {
        error(
            "name-taken",
            "the target has a container " + container.name() + " already",
            "remove it there, or choose another container_name");
      }
    }
    if (there) {
      error(
          "project-there",
          "the target has a project " + project.name() + " already",
          "take it down there, or give this one another name first");
    }
  }

  /** Ports of the source's own containers become free where both are one machine. */
  private void ports() {
    Map<String, String> taken = new TreeMap<>();
    if (survey.disk() != null) {
      survey.disk().ports().forEach(port -> taken.put(port, "a process of its machine"));
    }
    if (survey.local() && inventory.local()) {
      ownPorts().forEach(taken::remove);
    }
    for (ContainerSummary container : survey.containers()) {
      for (PublishedPort port : container.ports()) {
        String key = port.publicPort() + "/" + port.protocol();
        if (isOurs(container.labels())) {
          taken.remove(key);
        } else if (port.publicPort() > 0) {
          taken.put(key, "container " + container.name());
        }
      }
    }
    for (Service service : project.services().values()) {
      for (Port port : service.networking().ports()) {
        String holder = taken.get(port.published() + "/" + port.protocol());
        if (holder != null) {
          findings.add(
              Diagnostic.error(
                  "port-taken",
                  "service "
                      + service.name()
                      + ": port "
                      + port.published()
                      + " of the target is taken by "
                      + holder,
                  "stop that one, or choose another with --map-port " + port.published() + "=PORT",
                  port.location()));
        }
      }
    }
  }

  private Collection<String> ownPorts() {
    var own = new TreeSet<String>();
    for (ContainerDetails container : inventory.containers()) {
      container
          .publishedPorts()
          .forEach((port, bindings) -> {
            for (HostBinding binding : bindings) {
              own.add(binding.port() + port.substring(port.indexOf('/')));
            }
          });
    }
    return own;
  }

  private void networks() {
    for (Network network : project.networks().values()) {
      NetworkDetails there = null;
      for (NetworkDetails one : survey.networks()) {
        there = one.name().equals(network.name()) ? one : there;
      }
      if (network.external() && there == null) {
        missing("network", network.name());
      } else if (!network.external() && there != null && !isOurs(there.labels())) {
        error(
            "name-taken",
            "the target has a network " + network.name() + " already",
            "remove it there: docker network rm " + network.name());
      }
      if (!network.external() && there == null) {
        network.ipam().config().forEach(pool -> overlap(network, pool));
      }
    }
  }

  private void missing(String kind, String name) {
    error(
        "external-missing",
        "the external " + kind + " " + name + " is not on the target",
        "make it there: docker " + kind + " create " + name);
  }

  private void overlap(Network network, IpamPool pool) {
    Subnet wanted = Subnet.parse(pool.subnet());
    for (NetworkDetails there : survey.networks()) {
      for (IpamPool used : there.ipam().config()) {
        Subnet subnet = Subnet.parse(used.subnet());
        if (wanted != null && subnet != null && wanted.overlaps(subnet)) {
          findings.add(
              Diagnostic.error(
                  "subnet-taken",
                  "the subnet "
                      + pool.subnet()
                      + " of network "
                      + network.key()
                      + " overlaps with "
                      + used.subnet()
                      + " of the target's network "
                      + there.name(),
                  "make the subnet a variable and give it another value with --set",
                  project.location(List.of("networks", network.key()))));
        }
      }
    }
  }

  private void volumes() {
    var there = new TreeMap<String, VolumeDetails>();
    survey.volumes().forEach(volume -> there.put(volume.name(), volume));
    for (Volume volume : project.volumes().values()) {
      VolumeDetails found = there.get(volume.name());
      if (volume.external() && found == null) {
        missing("volume", volume.name());
      } else if (!volume.external() && found != null && !isOurs(found.labels())) {
        error(
            "name-taken",
            "the target has a volume " + volume.name() + " already",
            "see what is in it, then remove it there: docker volume rm " + volume.name());
      }
    }
  }

  private void folders() {
    TargetSurvey.Disk disk = survey.disk();
    if (disk == null) {
      findings.add(
          Diagnostic.warning(
              "not-looked-at",
              "no image on the target can look at its disk: free room, paths and processes' ports"
                  + " are not known yet",
              "'migrate run' sends an image that can, and looks before anything is stopped",
              null));
      return;
    }
    inventory
        .required()
        .forEach((path, services) -> {
          if (disk.paths().get(path) == At.NOTHING) {
            error(
                "path-missing",
                "the target has no " + path + ", which " + String.join(", ", services) + " mounts",
                "make it there, or name another with --map-path");
          }
        });
    for (MovedData data : inventory.data()) {
      boolean folder = data.source().kind() == DataSet.Kind.BIND && !filling;
      At at = folder && data.target() != null ? disk.paths().get(data.target()) : null;
      if (at == At.FOLDER || at == At.FILE) {
        error(
            "path-taken",
            "the target has something at " + data.target() + " already",
            "move it away there, or name another folder with " + option(data));
      } else if (at == At.LINK) {
        error(
            "path-is-link",
            "the path "
                + data.target()
                + " leads through a symbolic link on the target: what is there is not known",
            "name the place that it leads to with " + option(data));
      }
    }
  }

  private String option(MovedData data) {
    return data.equals(inventory.data().getFirst()) ? "--to" : "--map-path";
  }

  private void space(long volumeBytes, long imageBytes) {
    TargetSurvey.Disk disk = survey.disk();
    if (disk == null || filling) {
      return; // what was sent before has taken its room already
    }
    Map<String, Long> needed = new TreeMap<>();
    Map<String, Long> free = new TreeMap<>();
    need(disk, survey.host().dataRoot(), (long) (volumeBytes * MARGIN) + imageBytes, needed, free);
    for (MovedData data : inventory.data()) {
      if (data.source().kind() == DataSet.Kind.BIND && data.target() != null) {
        need(disk, data.target(), (long) (data.bytes() * MARGIN), needed, free);
      }
    }
    needed.forEach((place, bytes) -> {
      if (bytes > free.getOrDefault(place, 0L)) {
        error(
            "no-room",
            "the target needs " + bytes + " bytes of free disk and has " + free.get(place),
            "make room there");
      }
    });
  }

  private static void need(
      TargetSurvey.Disk disk,
      String path,
      long bytes,
      Map<String, Long> needed,
      Map<String, Long> free) {
    Space space = disk.space().get(path);
    if (space != null) {
      needed.merge(space.fileSystem(), bytes, Long::sum);
      free.put(space.fileSystem(), space.bytes());
    }
  }
}
