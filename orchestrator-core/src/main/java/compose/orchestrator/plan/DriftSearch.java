package compose.orchestrator.plan;

import compose.orchestrator.engine.ContainerDetails;
import compose.orchestrator.engine.NetworkDetails;
import compose.orchestrator.engine.VolumeDetails;
import compose.orchestrator.model.ComposeLabels;
import compose.orchestrator.model.Condition;
import compose.orchestrator.model.Dependency;
import compose.orchestrator.model.Mount;
import compose.orchestrator.model.Network;
import compose.orchestrator.model.Project;
import compose.orchestrator.model.Service;
import compose.orchestrator.model.Volume;
import compose.orchestrator.plan.Drifted.Kind;
import compose.orchestrator.state.ObservedState;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/** The plan of {@code up}, told as differences, and what {@code up} would leave as it is. */
final class DriftSearch {

  private final Project project;
  private final ObservedState state;
  private final UpRequest request;
  private final Map<String, Drifted> services = new TreeMap<>();
  private final Map<String, Drifted> networks = new TreeMap<>();
  private final Map<String, Drifted> volumes = new TreeMap<>();

  DriftSearch(Project project, ObservedState state, UpRequest request) {
    this.project = project;
    this.state = state;
    this.request = request;
  }

  Drift find() {
    UpPlanner.plan(project, state, request).nodes().forEach(this::step);
    for (String name : Selection.services(project, request.services(), request.dependencies())) {
      Service service = project.services().get(name);
      if (service != null) {
        networksAndVolumes(service);
        containers(service);
      }
    }
    if (request.services().isEmpty()) {
      orphans();
    }
    var all = new ArrayList<Drifted>(services.values());
    all.addAll(networks.values());
    all.addAll(volumes.values());
    return new Drift(project.name(), List.copyOf(all));
  }

  private void step(PlanNode node) {
    Reason reason = node.reason();
    switch (node.operation()) {
      case CreateNetwork create ->
          add(
              networks,
              new Drifted(
                  Kind.NETWORK,
                  create.network().key(),
                  create.network().name(),
                  List.of(reason),
                  made(reason)));
      case CreateVolume create ->
          add(
              volumes,
              new Drifted(
                  Kind.VOLUME,
                  create.volume().key(),
                  create.volume().name(),
                  List.of(reason),
                  made(reason)));
      case CreateContainer create -> container(create.container(), reason, made(reason));
      case UpdateContainer update -> container(update.container(), reason, Remedy.UPDATE);
      case ConnectNetwork connect -> container(connect.container(), reason, Remedy.RECONNECT);
      case DisconnectNetwork disconnect ->
          container(disconnect.container(), reason, Remedy.RECONNECT);
      case RenameContainer rename -> container(rename.container(), reason, Remedy.RENAME);
      case StartContainer start -> start(start, reason);
      case RemoveContainer remove -> container(remove.container(), reason, Remedy.REMOVE);
      case PullImage _,
          PushImage _,
          BuildImage _,
          RemoveImage _,
          RemoveNetwork _,
          RemoveVolume _,
          CopyFiles _,
          StopContainer _,
          KillContainer _,
          PauseContainer _,
          UnpauseContainer _,
          AwaitCondition _,
          AwaitUpdate _,
          RunHook _,
          RunPreStart _ -> {
        // part of one of these, or nothing that the files speak of
      }
    }
  }

  private static Remedy made(Reason reason) {
    return reason instanceof Missing ? Remedy.CREATE : Remedy.REPLACE;
  }

  private void start(StartContainer start, Reason reason) {
    boolean done =
        reason instanceof NotRunning ended
            && ended.state().equals("exited")
            && ended.exitCode() == 0
            && isJob(start.container().service());
    if (!done) {
      container(start.container(), reason, Remedy.START);
    }
  }

  /** A service that others wait for to have ended is as it should be when it has. */
  private boolean isJob(String service) {
    for (Service other : project.services().values()) {
      Dependency dependency = other.lifecycle().dependsOn().get(service);
      if (dependency != null && dependency.condition() == Condition.COMPLETED) {
        return true;
      }
    }
    return false;
  }

  private void container(ContainerRef container, Reason reason, Remedy remedy) {
    if (!(reason instanceof Replaced) && !(reason instanceof ResourceReplaced)) {
      add(
          services,
          new Drifted(
              Kind.SERVICE, container.service(), container.name(), List.of(reason), remedy));
    }
  }

  /** What is done first is what matters; further reasons are told with it. */
  private static void add(Map<String, Drifted> found, Drifted one) {
    found.merge(
        one.key() + "\0" + one.resource(),
        one,
        (first, next) -> {
          var reasons = new ArrayList<Reason>(first.reasons());
          next.reasons().stream().filter(reason -> !reasons.contains(reason)).forEach(reasons::add);
          return new Drifted(
              first.kind(), first.key(), first.resource(), List.copyOf(reasons), first.remedy());
        });
  }

  private void containers(Service service) {
    for (ContainerDetails container : state.containers()) {
      Drifted known = services.get(service.name() + "\0" + container.name());
      boolean goes =
          known != null
              && (known.remedy() == Remedy.REPLACE
                  || known.remedy() == Remedy.UPDATE
                  || known.remedy() == Remedy.REMOVE);
      if (Names.service(container).equals(service.name()) && !goes) {
        var divergences =
            new ArrayList<Divergence>(
                ServiceComparison.whole(project, service, state, container).found());
        divergences.addAll(foreignNetworks(service, container));
        left(services, Kind.SERVICE, service.name(), container.name(), divergences);
      }
    }
  }

  private static void left(
      Map<String, Drifted> found,
      Kind kind,
      String key,
      String resource,
      List<Divergence> divergences) {
    if (!divergences.isEmpty()) {
      Reason reason = new Diverged(List.copyOf(divergences));
      add(found, new Drifted(kind, key, resource, List.of(reason), Remedy.NOTHING));
    }
  }

  /** Networks of others may have been joined on purpose, so that up leaves them. */
  private List<Divergence> foreignNetworks(Service service, ContainerDetails container) {
    var desired = new ContainerRequests(project).endpoints(service, container.name());
    var found = new ArrayList<Divergence>();
    if (desired.isEmpty()) {
      return found;
    }
    for (String name : new TreeSet<>(container.networks().keySet())) {
      NetworkDetails network = state.networks().get(name);
      boolean ours =
          network != null && project.name().equals(network.labels().get(ComposeLabels.PROJECT));
      if (!desired.containsKey(name) && !ours) {
        String path = "services." + service.name() + ".networks." + name;
        found.add(new Divergence(path, "connected", null));
      }
    }
    return found;
  }

  private void networksAndVolumes(Service service) {
    for (String key : service.networking().networks().keySet()) {
      Network network = project.networks().get(key);
      NetworkDetails there = network == null ? null : state.networks().get(network.name());
      if (network != null && there != null && !isKnown(networks, key) && !network.external()) {
        left(networks, Kind.NETWORK, key, network.name(), NetworkComparison.of(network, there));
      }
    }
    for (String key : volumeKeys(service)) {
      Volume volume = project.volumes().get(key);
      VolumeDetails there = volume == null ? null : state.volumes().get(volume.name());
      if (volume != null && there != null && !isKnown(volumes, key) && !volume.external()) {
        left(volumes, Kind.VOLUME, key, volume.name(), NetworkComparison.of(volume, there));
      }
    }
  }

  private static boolean isKnown(Map<String, Drifted> found, String key) {
    return found.values().stream().anyMatch(one -> one.key().equals(key));
  }

  private static List<String> volumeKeys(Service service) {
    var keys = new LinkedHashMap<String, Boolean>();
    for (Mount mount : service.storage().volumes()) {
      String source = mount.source();
      if (mount.type().equals("volume") && source != null) {
        keys.put(source, true);
      }
    }
    return List.copyOf(keys.keySet());
  }

  private void orphans() {
    for (ContainerDetails container : state.containers()) {
      if (Orphans.isOrphan(project, container) && !Names.isOneOff(container)) {
        Reason reason = Orphans.reason(container);
        add(
            services,
            new Drifted(
                Kind.SERVICE,
                Names.service(container),
                container.name(),
                List.of(reason),
                Remedy.NOTHING));
      }
    }
  }
}
