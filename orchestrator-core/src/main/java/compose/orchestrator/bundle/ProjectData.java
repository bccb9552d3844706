package compose.orchestrator.bundle;

import compose.orchestrator.diagnostic.Diagnostic;
import compose.orchestrator.engine.ContainerSummary;
import compose.orchestrator.engine.EngineGateway;
import compose.orchestrator.engine.MountPoint;
import compose.orchestrator.engine.VolumeDetails;
import compose.orchestrator.model.ComposeLabels;
import compose.orchestrator.model.Mount;
import compose.orchestrator.model.Project;
import compose.orchestrator.model.Service;
import compose.orchestrator.model.Volume;
import compose.orchestrator.transfer.DataSet;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Where a project keeps its data: volumes that are its own, and folders inside of its own folder.
 *
 * @param items the data sets, volumes first, by key
 * @param files single files of the project's folder that are mounted, absolute
 * @param findings data that is not among them, and why
 */
public record ProjectData(List<DataItem> items, List<Path> files, List<Diagnostic> findings) {

  /**
   * Looks at the project and its containers.
   *
   * @param services services meant; none means all
   */
  public static ProjectData of(EngineGateway engine, Project project, List<String> services) {
    return new Search(engine, project, services).search();
  }

  private static final class Search {

    private final EngineGateway engine;
    private final Project project;
    private final List<String> services;
    private final Path folder;
    private final Map<String, Set<String>> volumes = new TreeMap<>();
    private final Map<Path, Set<String>> folders = new TreeMap<>();
    private final Set<Path> files = new TreeSet<>();
    private final List<Diagnostic> findings = new ArrayList<>();

    Search(EngineGateway engine, Project project, List<String> services) {
      this.engine = engine;
      this.project = project;
      this.services = services;
      this.folder = Path.of(project.origin().workingDirectory());
    }

    ProjectData search() {
      for (Service service : project.services().values()) {
        if (services.isEmpty() || services.contains(service.name())) {
          service.storage().volumes().forEach(mount -> add(service, mount));
        }
      }
      List<ContainerSummary> running = running();
      var items = new ArrayList<DataItem>();
      addVolumes(items, running);
      addFolders(items, running);
      return new ProjectData(items, List.copyOf(files), findings);
    }

    private void add(Service service, Mount mount) {
      String source = mount.source();
      if (source == null && mount.type().equals("volume")) {
        leftOut("anonymous-volume", service, "the anonymous volume at " + mount.target());
      } else if (source != null && mount.type().equals("volume")) {
        volumes.computeIfAbsent(source, _ -> new TreeSet<>()).add(service.name());
      } else if (source != null && mount.type().equals("bind")) {
        bind(service, Path.of(source).normalize());
      }
    }

    private void bind(Service service, Path path) {
      if (!path.startsWith(folder)) {
        leftOut("folder-outside", service, path + ", which is outside of the project's folder,");
      } else if (Files.isRegularFile(path)) {
        files.add(path);
      } else if (Files.isDirectory(path) || !engine.isLocal()) {
        folders.computeIfAbsent(path, _ -> new TreeSet<>()).add(service.name());
      }
    }

    private void leftOut(String code, Service service, String what) {
      findings.add(
          Diagnostic.warning(
              code,
              "services." + service.name() + ": " + what + " is not saved",
              "give it a named volume or a folder of the project if its data matters",
              service.location()));
    }

    private List<ContainerSummary> running() {
      var running = new ArrayList<ContainerSummary>();
      for (ContainerSummary container : engine.containers(List.of())) {
        if (Set.of("running", "paused", "restarting").contains(container.state())) {
          running.add(container);
        }
      }
      return running;
    }

    private void addVolumes(List<DataItem> items, List<ContainerSummary> running) {
      var there = new HashSet<String>();
      for (VolumeDetails volume : engine.volumes()) {
        there.add(volume.name());
      }
      for (Map.Entry<String, Set<String>> entry : volumes.entrySet()) {
        Volume volume = project.volumes().get(entry.getKey());
        if (volume == null || !there.contains(volume.name())) {
          continue;
        }
        if (volume.external()) {
          findings.add(
              Diagnostic.warning(
                  "external-volume",
                  "the external volume " + volume.name() + " is not saved",
                  "it is not this project's: save it with the one that makes it",
                  project.location(List.of("volumes", volume.key()))));
          continue;
        }
        var data = DataSet.volume(volume.name(), List.copyOf(entry.getValue()));
        items.add(item("volume-" + volume.key(), volume.key(), data, running));
      }
    }

    /** A folder inside of another one is saved with that. */
    private void addFolders(List<DataItem> items, List<ContainerSummary> running) {
      Path above = null;
      for (Map.Entry<Path, Set<String>> entry : folders.entrySet()) {
        Path path = entry.getKey();
        if (above == null || !path.startsWith(above)) {
          String key = folder.relativize(path).toString();
          var data = DataSet.bind(path.toString(), List.copyOf(entry.getValue()));
          String name = "folder-" + (items.size() + 1);
          items.add(item(name, key.isEmpty() ? "." : key, data, running));
          above = path;
        }
      }
    }

    private DataItem item(String name, String key, DataSet data, List<ContainerSummary> running) {
      var writers = new TreeSet<String>();
      var strangers = new TreeSet<String>();
      for (ContainerSummary container : running) {
        if (writes(container, data)) {
          String service = container.labels().get(ComposeLabels.SERVICE);
          boolean ours =
              project.name().equals(container.labels().get(ComposeLabels.PROJECT))
                  && service != null
                  && project.services().containsKey(service)
                  && !"True".equals(container.labels().get(ComposeLabels.ONE_OFF));
          if (ours) {
            writers.add(service);
          } else {
            strangers.add(container.name());
          }
        }
      }
      return new DataItem(
          Names.DATA + name, key, data, List.copyOf(writers), List.copyOf(strangers));
    }

    private static boolean writes(ContainerSummary container, DataSet data) {
      for (MountPoint mount : container.mounts()) {
        boolean same =
            data.kind() == DataSet.Kind.VOLUME
                ? data.source().equals(mount.name())
                : mount.type().equals("bind") && overlap(mount.source(), data.source());
        if (same && mount.writable()) {
          return true;
        }
      }
      return false;
    }

    private static boolean overlap(String one, String other) {
      Path a = Path.of(one);
      Path b = Path.of(other);
      return a.startsWith(b) || b.startsWith(a);
    }
  }
}
