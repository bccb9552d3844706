package compose.orchestrator.plan;

import compose.orchestrator.engine.ContainerDetails;
import compose.orchestrator.engine.ContainerSummary;
import compose.orchestrator.engine.MountPoint;
import compose.orchestrator.engine.NetworkDetails;
import compose.orchestrator.engine.VolumeDetails;
import compose.orchestrator.model.ComposeLabels;
import compose.orchestrator.model.ImageReference;
import compose.orchestrator.model.Network;
import compose.orchestrator.model.Project;
import compose.orchestrator.model.Service;
import compose.orchestrator.model.Volume;
import compose.orchestrator.state.ObservedState;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Plans the end of a project: containers go in the reverse order of dependencies, then networks,
 * and volumes and images only where the user says so.
 */
public final class DownPlanner {

  private final Project project;
  private final ObservedState state;
  private final DownRequest request;
  private final PlanBuilder plan;
  private final StopSteps stops;
  private final ContainersInOrder containers;
  private final Map<String, List<Integer>> removed = new HashMap<>();

  /** Containers that stay and run, by the network they are on. */
  private final Map<String, String> inUse = new HashMap<>();

  private final Map<String, String> mounted = new HashMap<>();

  private DownPlanner(Project project, ObservedState state, DownRequest request) {
    this.project = project;
    this.state = state;
    this.request = request;
    this.plan = new PlanBuilder(project.name());
    this.stops = new StopSteps(project, plan, request.timeout());
    this.containers = new ContainersInOrder(project, state, true);
  }

  /** What it takes to remove the project, or the services named. */
  public static Plan plan(Project project, ObservedState state, DownRequest request) {
    return new DownPlanner(project, state, request).plan();
  }

  private Plan plan() {
    for (String service : containers.services(project, request.services(), plan).reversed()) {
      removed.put(service, new ArrayList<>());
      for (ContainerDetails container : containers.of(service)) {
        remove(service, container);
      }
    }
    leftovers();
    networks();
    volumes();
    images();
    if (plan.isEmpty() && project.isNameAlone() && request.services().isEmpty()) {
      nothing();
    }
    return plan.build();
  }

  private void nothing() {
    plan.note(
        "nothing-to-remove",
        "No resource found to remove for project \"" + project.name() + "\".",
        "'orchestrator ls -a' lists the projects that have containers");
  }

  /** What failed hooks have left. */
  private void leftovers() {
    for (ContainerSummary left : state.hookContainers()) {
      String service = left.labels().getOrDefault(ComposeLabels.SERVICE, "");
      if (request.services().isEmpty() || request.services().contains(service)) {
        var remove = new RemoveContainer(new Existing(left.id(), left.name(), service), true, true);
        int step = plan.add(remove, new Requested("down"), List.of());
        removed.computeIfAbsent(service, any -> new ArrayList<>()).add(step);
      }
    }
  }

  private void remove(String name, ContainerDetails container) {
    boolean oneOff = Names.isOneOff(container);
    boolean orphan = !oneOff && isKnown() && Orphans.isOrphan(project, container);
    if ((orphan || oneOff) && !request.removeOrphans()) {
      stay(container);
      return;
    }
    Reason reason = orphan ? Orphans.reason(container) : new Requested("down");
    List<Integer> stopped = stops.stop(container, reason, afterDependents(name));
    int last =
        plan.add(
            new RemoveContainer(Names.reference(container), true, request.volumes()),
            reason,
            stopped);
    removed.getOrDefault(name, new ArrayList<>()).add(last);
  }

  private void stay(ContainerDetails container) {
    for (MountPoint mount : container.mounts()) {
      String volume = mount.name();
      if (volume != null) {
        mounted.putIfAbsent(volume, container.name());
      }
    }
    if (container.state().running()) {
      container.networks().keySet().forEach(name -> inUse.putIfAbsent(name, container.name()));
    }
  }

  /** Without a file there is nothing by which a container could be an orphan. */
  private boolean isKnown() {
    return !project.origin().configFiles().isEmpty();
  }

  private List<Integer> afterDependents(String service) {
    var before = new ArrayList<Integer>();
    for (String dependent : containers.graph().dependents(service)) {
      before.addAll(removed.getOrDefault(dependent, List.of()));
    }
    return before;
  }

  private List<Integer> allRemoved() {
    var all = new ArrayList<Integer>();
    removed.values().forEach(all::addAll);
    return all;
  }

  private void networks() {
    var names = new TreeMap<String, String>();
    for (NetworkDetails network : state.networks().values()) {
      if (isOwn(network.labels())) {
        names.put(network.name(), network.id());
      }
    }
    for (Network network : project.networks().values()) {
      NetworkDetails there = state.networks().get(network.name());
      if (network.external()) {
        names.remove(network.name());
      } else if (there != null && isOwn(there.labels())) {
        names.put(network.name(), there.id());
      }
    }
    if (!request.services().isEmpty()) {
      names.keySet().retainAll(ofServices().networks());
    }
    names.forEach(this::removeNetwork);
  }

  private void removeNetwork(String name, String id) {
    String user = inUse.get(name);
    if (user == null) {
      plan.add(new RemoveNetwork(id, name, false), new Requested("down"), allRemoved());
    } else {
      plan.note(
          "network-in-use",
          "network " + name + " stays, because " + user + " is on it",
          "--remove-orphans removes such containers too");
    }
  }

  private boolean isOwn(Map<String, String> labels) {
    return project.name().equals(labels.get(ComposeLabels.PROJECT));
  }

  private void volumes() {
    if (!request.volumes()) {
      return;
    }
    Set<String> names = new TreeSet<>();
    for (VolumeDetails volume : state.volumes().values()) {
      if (isOwn(volume.labels())) {
        names.add(volume.name());
      }
    }
    for (Volume volume : project.volumes().values()) {
      if (volume.external()) {
        names.remove(volume.name());
      } else if (state.volumes().containsKey(volume.name())) {
        names.add(volume.name());
      }
    }
    if (!request.services().isEmpty()) {
      names.retainAll(ofServices().volumes());
    }
    for (String name : names) {
      VolumeDetails there = state.volumes().get(name);
      String owner = there == null ? null : there.labels().get(ComposeLabels.PROJECT);
      if (owner == null || owner.equals(project.name())) {
        removeVolume(name);
      } else {
        noteOwner(name, owner);
      }
    }
  }

  private ServiceResources ofServices() {
    return new ServiceResources(project, state, request.services());
  }

  /** Two files may name one volume: the data is that of the project that made it. */
  private void noteOwner(String volume, String owner) {
    plan.note(
        "volume-of-another-project",
        "volume " + volume + " stays: it belongs to project " + owner,
        "docker volume rm " + volume + " removes it with its data");
  }

  private void removeVolume(String name) {
    String user = mounted.get(name);
    if (user == null) {
      plan.add(new RemoveVolume(name, false), new Requested("--volumes"), allRemoved());
    } else {
      plan.note(
          "volume-in-use",
          "volume " + name + " stays, because " + user + " has it mounted",
          "--remove-orphans removes such containers too");
    }
  }

  private void images() {
    if (request.images() == null) {
      return;
    }
    Set<String> references = new TreeSet<>();
    for (String name : containers.services(project, request.services(), plan)) {
      Service service = project.services().get(name);
      boolean named = service != null && service.imageSource().image() != null;
      if (service != null && (!named || request.images().equals("all"))) {
        references.add(ImageReference.of(project.name(), service));
      }
    }
    for (String reference : references) {
      if (state.images().containsKey(reference)) {
        plan.add(new RemoveImage(reference), new Requested("--rmi"), allRemoved());
      }
    }
  }
}
