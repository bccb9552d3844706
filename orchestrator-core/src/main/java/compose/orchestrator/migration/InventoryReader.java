package compose.orchestrator.migration;

import compose.orchestrator.diagnostic.Diagnostic;
import compose.orchestrator.diagnostic.InvalidProjectException;
import compose.orchestrator.engine.ContainerDetails;
import compose.orchestrator.engine.ContainerSummary;
import compose.orchestrator.engine.EngineGateway;
import compose.orchestrator.engine.MountPoint;
import compose.orchestrator.engine.VolumeDetails;
import compose.orchestrator.model.ComposeLabels;
import compose.orchestrator.model.ImageReference;
import compose.orchestrator.model.Mount;
import compose.orchestrator.model.Project;
import compose.orchestrator.model.Service;
import compose.orchestrator.model.Volume;
import compose.orchestrator.state.Observer;
import compose.orchestrator.transfer.Access;
import compose.orchestrator.transfer.DataSet;
import compose.orchestrator.transfer.Manifest;
import compose.orchestrator.transfer.Side;
import compose.orchestrator.transfer.Sides;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Looks at what of a project is on the source. Changes nothing. */
final class InventoryReader {

  /** Folders that every host has for itself. */
  private static final List<String> SYSTEM =
      List.of(
          "/bin",
          "/boot",
          "/dev",
          "/etc",
          "/lib",
          "/lib64",
          "/proc",
          "/run",
          "/sbin",
          "/sys",
          "/usr",
          "/var/run",
          "/var/lib/docker",
          "/tmp/.X11-unix");

  private final EngineGateway engine;
  private final Project project;
  private final MigrationRequest request;
  private final SourceHost host;
  private final List<Diagnostic> findings = new ArrayList<>();
  private final Map<String, Set<String>> required = new TreeMap<>();
  private final Map<String, Set<String>> folders = new TreeMap<>();
  private final Map<String, Set<String>> volumes = new TreeMap<>();
  private long startMillis;

  /**
   * For a project on an engine, which stays the caller's to close.
   *
   * @param host that engine's machine
   */
  InventoryReader(
      EngineGateway engine, Project project, MigrationRequest request, SourceHost host) {
    this.engine = engine;
    this.project = project;
    this.request = request;
    this.host = host;
  }

  /** Looks at everything. */
  Inventory read() {
    if (!host.findings().isEmpty()) {
      throw new InvalidProjectException(host.findings());
    }
    List<ContainerDetails> containers = new Observer(engine).observe(project).containers();
    List<MovedData> data = data(containers);
    strangers(data);
    var images = new TreeMap<String, SourceImage>();
    var kinds = new TreeMap<String, DataKind>();
    for (Service service : project.services().values()) {
      String reference = ImageReference.of(project.name(), service);
      var image = new SourceImage(reference, engine.image(reference));
      images.put(service.name(), image);
      kinds.put(service.name(), DataKind.of(reference, image.image()));
    }
    containers.forEach(container -> compare(container, images));
    var resorted = new TreeSet<String>();
    for (ContainerDetails container : containers) {
      String service = Containers.service(container);
      DataKind kind = kinds.getOrDefault(service, DataKind.FILES);
      if (DatabaseCollation.differs(engine, container, kind)) {
        resorted.add(service);
      }
    }
    List<MovedData> sized = sized(data, images);
    return new Inventory(
        engine.version(),
        engine.host(),
        containers,
        sized,
        required,
        images,
        kinds,
        resorted,
        host.addresses(),
        host.isLocal(),
        startMillis,
        List.copyOf(findings));
  }

  /** Where the project keeps data, without a look at it. */
  List<MovedData> places() {
    return data(List.of());
  }

  private void error(String code, String summary, String help) {
    findings.add(Diagnostic.error(code, summary, help, null));
  }

  private void compare(ContainerDetails container, Map<String, SourceImage> images) {
    SourceImage image = images.get(container.labels().getOrDefault(ComposeLabels.SERVICE, ""));
    if (image == null || image.image() == null) {
      return;
    }
    if (!image.image().id().equals(container.imageId())) {
      error(
          "image-changed",
          container.name() + " was made from another image than " + image.reference() + " is now",
          "bring the project up to date first (orchestrator up -d)");
    }
    if (container.state().status().equals("paused")) {
      error("paused", container.name() + " is paused", "let it go on (orchestrator unpause)");
    }
  }

  private void add(Service service, Mount mount) {
    String source = mount.source();
    if (source != null && mount.type().equals("volume")) {
      volumes.computeIfAbsent(source, _ -> new TreeSet<>()).add(service.name());
    } else if (source != null && mount.type().equals("bind")) {
      bind(service, Path.of(source).normalize());
    }
  }

  private void bind(Service service, Path path) {
    boolean ruled =
        request.paths().keySet().stream()
            .anyMatch(rule -> MigrationRequest.isBelow(path.toString(), rule));
    if (path.startsWith(project.origin().workingDirectory()) && !ruled) {
      return; // moved with the folder
    }
    boolean system = path.getNameCount() == 0 || SYSTEM.stream().anyMatch(path::startsWith);
    if (system || !host.isFolder(path)) {
      String there = request.mapped(path.toString(), project.origin().workingDirectory());
      required.computeIfAbsent(there, _ -> new TreeSet<>()).add(service.name());
    } else {
      folders.computeIfAbsent(path.toString(), _ -> new TreeSet<>()).add(service.name());
    }
  }

  private List<MovedData> data(List<ContainerDetails> containers) {
    for (Service service : project.services().values()) {
      service.storage().volumes().forEach(mount -> add(service, mount));
    }
    var data = new ArrayList<MovedData>();
    String folder = project.origin().workingDirectory();
    data.add(
        moved(DataSet.bind(folder, List.copyOf(usersOf(folder))), request.mapped(folder, folder)));
    String above = null;
    for (Map.Entry<String, Set<String>> entry : folders.entrySet()) {
      String path = entry.getKey();
      if (above == null || !MigrationRequest.isBelow(path, above)) {
        data.add(
            moved(DataSet.bind(path, List.copyOf(entry.getValue())), request.mapped(path, folder)));
        above = path;
      }
    }
    addVolumes(data);
    containers.forEach(container -> addAnonymous(data, container));
    return data;
  }

  private static MovedData moved(DataSet source, String target) {
    return new MovedData(source, target, null, null, -1, -1, 0);
  }

  private Set<String> usersOf(String folder) {
    var users = new TreeSet<String>();
    for (Service service : project.services().values()) {
      for (Mount mount : service.storage().volumes()) {
        if (mount.source() != null
            && mount.type().equals("bind")
            && MigrationRequest.isBelow(mount.source(), folder)) {
          users.add(service.name());
        }
      }
    }
    return users;
  }

  private void addVolumes(List<MovedData> data) {
    var there = new HashMap<String, VolumeDetails>();
    engine.volumes().forEach(volume -> there.put(volume.name(), volume));
    volumes.forEach((key, services) -> {
      Volume volume = project.volumes().get(key);
      VolumeDetails found = volume == null ? null : there.get(volume.name());
      if (volume == null || found == null) {
        return;
      }
      if (volume.external()) {
        findings.add(
            Diagnostic.warning(
                "external-volume",
                "the external volume " + volume.name() + " is not moved",
                "bring its data to the target yourself",
                project.location(List.of("volumes", key))));
      } else if (!found.driver().equals("local") || !found.options().isEmpty()) {
        findings.add(
            Diagnostic.error(
                "volume-options",
                "the volume "
                    + volume.name()
                    + " keeps its data where driver "
                    + found.driver()
                    + " with its options says: moving that is not supported",
                "use a volume without driver options, or mount the folder itself",
                project.location(List.of("volumes", key))));
      } else {
        data.add(moved(DataSet.volume(volume.name(), List.copyOf(services)), volume.name()));
      }
    });
  }

  private void addAnonymous(List<MovedData> data, ContainerDetails container) {
    String service = container.labels().getOrDefault(ComposeLabels.SERVICE, "");
    for (MountPoint mount : container.mounts()) {
      String name = mount.name();
      if (mount.type().equals("volume") && name != null && isAnonymous(name)) {
        data.add(
            new MovedData(
                DataSet.volume(name, List.of(service)),
                null,
                container.name(),
                mount.destination(),
                -1,
                -1,
                0));
      }
    }
  }

  private boolean isAnonymous(String name) {
    return project.volumes().values().stream().noneMatch(volume -> volume.name().equals(name));
  }

  /** Whoever else writes to the data would go on while it is copied for good. */
  private void strangers(List<MovedData> data) {
    for (ContainerSummary container : engine.containers(List.of())) {
      boolean ours =
          project.name().equals(container.labels().get(ComposeLabels.PROJECT))
              && !"True".equals(container.labels().get(ComposeLabels.ONE_OFF));
      boolean runs = container.state().equals("running") || container.state().equals("restarting");
      MovedData written = ours || !runs ? null : writtenBy(container, data);
      if (written != null) {
        error(
            "other-writer",
            "container "
                + container.name()
                + " of no service of the project can write to "
                + written.label(),
            "stop it, or remove it, before the move");
      }
    }
  }

  private static @Nullable MovedData writtenBy(ContainerSummary container, List<MovedData> data) {
    for (MountPoint mount : container.mounts()) {
      for (MovedData one : data) {
        boolean same =
            one.source().kind() == DataSet.Kind.VOLUME
                ? one.source().source().equals(mount.name())
                : mount.type().equals("bind")
                    && (MigrationRequest.isBelow(mount.source(), one.source().source())
                        || MigrationRequest.isBelow(one.source().source(), mount.source()));
        if (same && mount.writable()) {
          return one;
        }
      }
    }
    return null;
  }

  private List<MovedData> sized(List<MovedData> data, Map<String, SourceImage> images) {
    var preferred = new TreeSet<String>();
    for (SourceImage image : images.values()) {
      if (image.image() != null) {
        preferred.add(image.image().id());
      }
    }
    var sides = new Sides(engine, List.copyOf(preferred));
    var sized = new ArrayList<MovedData>();
    for (MovedData one : data) {
      long opened = System.nanoTime();
      try (Side side = sides.open(one.source(), Access.READ)) {
        startMillis = millisSince(opened); // of the first one also finding out which image fits
        long start = System.nanoTime();
        Manifest files = side.scan();
        sized.add(one.with(files.files().size(), files.bytes(), millisSince(start)));
      }
    }
    return sized;
  }

  private static long millisSince(long start) {
    return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
  }
}
