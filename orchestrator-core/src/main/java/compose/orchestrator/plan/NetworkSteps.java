package compose.orchestrator.plan;

import compose.orchestrator.diagnostic.UsageException;
import compose.orchestrator.engine.NetworkDetails;
import compose.orchestrator.engine.VolumeDetails;
import compose.orchestrator.model.ComposeLabels;
import compose.orchestrator.model.Mount;
import compose.orchestrator.model.Network;
import compose.orchestrator.model.Project;
import compose.orchestrator.model.Service;
import compose.orchestrator.model.Volume;
import compose.orchestrator.state.ObservedState;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Steps that bring the networks and volumes a service uses to the engine. */
final class NetworkSteps {

  private final Project project;
  private final ObservedState state;
  private final PlanBuilder plan;
  private final Map<String, List<Integer>> steps = new HashMap<>();

  NetworkSteps(Project project, ObservedState state, PlanBuilder plan) {
    this.project = project;
    this.state = state;
    this.plan = plan;
  }

  /** What a container of the service has to wait for. */
  List<Integer> ensure(Service service) {
    var before = new ArrayList<Integer>();
    for (String key : service.networking().networks().keySet()) {
      Network network = project.networks().get(key);
      if (network != null) {
        before.addAll(steps.computeIfAbsent("network " + key, any -> network(service, network)));
      }
    }
    for (Mount mount : service.storage().volumes()) {
      String source = mount.type().equals("volume") ? mount.source() : null;
      Volume volume = source == null ? null : project.volumes().get(source);
      if (volume != null) {
        before.addAll(steps.computeIfAbsent("volume " + source, any -> volume(service, volume)));
      }
    }
    return before;
  }

  private List<Integer> network(Service service, Network network) {
    NetworkDetails there = state.networks().get(network.name());
    if (there == null) {
      refuseExternal(network.external(), "network", network.name(), service);
      return List.of(
          plan.add(
              new CreateNetwork(network, ContainerLabels.network(project, network)),
              new Missing(),
              List.of()));
    }
    if (!network.external()) {
      noteDifference(
          "network", network.name(), there.labels(), ContainerLabels.networkHash(project, network));
    }
    return List.of();
  }

  private List<Integer> volume(Service service, Volume volume) {
    VolumeDetails there = state.volumes().get(volume.name());
    if (there == null) {
      refuseExternal(volume.external(), "volume", volume.name(), service);
      return List.of(
          plan.add(
              new CreateVolume(volume, ContainerLabels.volume(project, volume)),
              new Missing(),
              List.of()));
    }
    if (!volume.external()) {
      noteDifference(
          "volume", volume.name(), there.labels(), ContainerLabels.volumeHash(project, volume));
    }
    return List.of();
  }

  private static void refuseExternal(boolean external, String kind, String name, Service service) {
    if (external) {
      throw new UsageException(
          "external-missing",
          kind + " " + name + " is declared as external, but is not on the engine",
          "service "
              + service.name()
              + " needs it: make it with docker "
              + kind
              + " create "
              + name);
    }
  }

  /** What holds data or other containers is not replaced without a word: it is only told. */
  private void noteDifference(
      String kind, String name, Map<String, String> labels, String desired) {
    String owner = labels.get(ComposeLabels.PROJECT);
    String hash = labels.get(ComposeLabels.CONFIG_HASH);
    if (owner == null) {
      plan.note(
          kind + "-not-ours",
          kind + " " + name + " was not made by Compose; it is used as it is",
          "declare it with external: true to say that this is meant");
    } else if (!owner.equals(project.name())) {
      plan.note(
          kind + "-of-another-project",
          kind + " " + name + " belongs to project " + owner + "; it is used as it is",
          "declare it with external: true to say that this is meant");
    } else if (hash != null && !hash.equals(desired)) {
      plan.note(
          kind + "-differs",
          kind + " " + name + " is there with other settings than the file's; it is kept",
          "remove it by hand to have it made anew");
    }
  }
}
