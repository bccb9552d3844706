package compose.orchestrator.plan;

import compose.orchestrator.engine.ContainerDetails;
import compose.orchestrator.engine.ContainerRequest;
import compose.orchestrator.engine.EndpointRequest;
import compose.orchestrator.engine.MountPoint;
import compose.orchestrator.engine.ResolvedMount;
import compose.orchestrator.model.FileObject;
import compose.orchestrator.model.FileReference;
import compose.orchestrator.model.Mount;
import compose.orchestrator.model.Network;
import compose.orchestrator.model.NetworkAttachment;
import compose.orchestrator.model.Networking;
import compose.orchestrator.model.Project;
import compose.orchestrator.model.Service;
import compose.orchestrator.model.Volume;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What a container is made of: names of the engine in place of the file's keys. */
final class ContainerRequests {

  private static final int VOLUME_ID_LENGTH = 64;

  private final Project project;

  ContainerRequests(Project project) {
    this.project = project;
  }

  ContainerRequest of(
      Service service,
      String name,
      Map<String, String> labels,
      String image,
      @Nullable ContainerDetails replaced) {
    Map<String, EndpointRequest> endpoints = endpoints(service, name);
    return new ContainerRequest(
        name,
        service,
        image,
        labels,
        networkMode(service, endpoints),
        endpoints,
        mounts(service, replaced),
        service.storage().volumesFrom(),
        service.isolation().pid(),
        service.isolation().ipc(),
        links(service));
  }

  /** Networks by name on the engine, that of the highest priority first, then by key. */
  Map<String, EndpointRequest> endpoints(Service service, String containerName) {
    Networking networking = service.networking();
    var attachments = new ArrayList<>(networking.networks().entrySet());
    attachments.sort(ContainerRequests::byPriorityAndKey);
    var endpoints = new LinkedHashMap<String, EndpointRequest>();
    for (Map.Entry<String, NetworkAttachment> entry : attachments) {
      Network network = project.networks().get(entry.getKey());
      if (network != null) {
        endpoints.put(network.name(), endpoint(service, containerName, entry.getValue()));
      }
    }
    return Collections.unmodifiableMap(endpoints);
  }

  private static int byPriorityAndKey(
      Map.Entry<String, NetworkAttachment> one, Map.Entry<String, NetworkAttachment> other) {
    int priorities = Long.compare(priority(other.getValue()), priority(one.getValue()));
    return priorities != 0 ? priorities : one.getKey().compareTo(other.getKey());
  }

  private static long priority(NetworkAttachment attachment) {
    return Objects.requireNonNullElse(attachment.priority(), 0L);
  }

  private EndpointRequest endpoint(
      Service service, String containerName, NetworkAttachment attachment) {
    var aliases = new ArrayList<String>(List.of(containerName, service.name()));
    aliases.addAll(attachment.aliases());
    return new EndpointRequest(
        attachment, List.copyOf(new LinkedHashSet<>(aliases)), links(service));
  }

  /** Links name containers on the engine: the first of the linked service, under all its names. */
  private List<String> links(Service service) {
    var links = new ArrayList<String>();
    for (String link : service.networking().links()) {
      int colon = link.indexOf(':');
      String target = colon < 0 ? link : link.substring(0, colon);
      String alias = colon < 0 ? link : link.substring(colon + 1);
      Service linked = project.services().get(target);
      if (linked != null) {
        String container = Names.container(project, linked, 1);
        links.add(container + ":" + alias);
        links.add(container + ":" + linked.name() + "-1");
        links.add(container + ":" + container);
      }
    }
    for (String link : service.networking().externalLinks()) {
      links.add(link.indexOf(':') < 0 ? link + ":" + link : link);
    }
    return List.copyOf(new LinkedHashSet<>(links));
  }

  private static String networkMode(Service service, Map<String, EndpointRequest> endpoints) {
    String mode = service.networking().networkMode();
    if (mode != null) {
      return mode;
    }
    return endpoints.isEmpty() ? "none" : endpoints.keySet().iterator().next();
  }

  private List<ResolvedMount> mounts(Service service, @Nullable ContainerDetails replaced) {
    var mounts = new ArrayList<ResolvedMount>();
    var targets = new ArrayList<String>();
    for (Mount mount : service.storage().volumes()) {
      targets.add(mount.target());
      mounts.add(new ResolvedMount(mount, source(mount, replaced)));
    }
    addFiles(mounts, project.configs(), service.storage().configs(), "/");
    addFiles(mounts, project.secrets(), service.storage().secrets(), "/run/secrets/");
    if (replaced != null) {
      addInherited(mounts, targets, replaced);
    }
    return List.copyOf(mounts);
  }

  private @Nullable String source(Mount mount, @Nullable ContainerDetails replaced) {
    String source = mount.source();
    if (!mount.type().equals("volume")) {
      return source;
    }
    if (source == null) {
      return replaced == null ? null : anonymousVolumeAt(mount.target(), replaced);
    }
    Volume volume = project.volumes().get(source);
    return volume == null ? source : volume.name();
  }

  private static @Nullable String anonymousVolumeAt(String target, ContainerDetails replaced) {
    for (MountPoint point : replaced.mounts()) {
      if (isAnonymous(point) && point.destination().equals(target)) {
        return point.name();
      }
    }
    return null;
  }

  static boolean isAnonymous(MountPoint point) {
    String name = point.name();
    return point.type().equals("volume") && name != null && name.length() == VOLUME_ID_LENGTH;
  }

  /** Volumes that the image declares are the old container's data too. */
  private static void addInherited(
      List<ResolvedMount> mounts, List<String> targets, ContainerDetails replaced) {
    for (MountPoint point : replaced.mounts()) {
      if (isAnonymous(point) && !targets.contains(point.destination())) {
        mounts.add(
            new ResolvedMount(
                Mount.volume(Objects.requireNonNull(point.name()), point.destination()),
                point.name()));
      }
    }
  }

  private static void addFiles(
      List<ResolvedMount> mounts,
      Map<String, FileObject> objects,
      List<FileReference> references,
      String folder) {
    for (FileReference reference : references) {
      FileObject object = objects.get(reference.source());
      if (object != null && object.file() != null) {
        String target = FileTargets.of(reference, folder);
        mounts.add(new ResolvedMount(Mount.readOnlyFile(object.file(), target), object.file()));
      }
    }
  }
}
