package compose.orchestrator.saved;

import compose.orchestrator.engine.ContainerDetails;
import compose.orchestrator.engine.Endpoint;
import compose.orchestrator.engine.ImageSummary;
import compose.orchestrator.engine.NetworkDetails;
import compose.orchestrator.engine.VolumeDetails;
import compose.orchestrator.model.ComposeLabels;
import compose.orchestrator.model.Network;
import compose.orchestrator.model.Project;
import compose.orchestrator.model.Volume;
import compose.orchestrator.state.ObservedState;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * What identifies the things that a plan was made for, and what can change about them without
 * making them anew. Times and health are left out: they go on by themselves.
 */
final class StateFacts {

  private StateFacts() {}

  /** Facts by name, for each thing of the project and each that it uses. */
  static Map<String, Map<String, String>> of(Project project, ObservedState state) {
    var facts = new TreeMap<String, Map<String, String>>();
    for (ContainerDetails container : state.containers()) {
      facts.put("container " + container.name(), container(container));
    }
    Set<String> networks = names(project.networks().values().stream().map(Network::name).toList());
    for (NetworkDetails network : state.networks().values()) {
      if (networks.contains(network.name()) || isOf(project, network.labels())) {
        facts.put("network " + network.name(), Map.of("id", network.id()));
      }
    }
    Set<String> volumes = names(project.volumes().values().stream().map(Volume::name).toList());
    for (VolumeDetails volume : state.volumes().values()) {
      if (volumes.contains(volume.name()) || isOf(project, volume.labels())) {
        facts.put("volume " + volume.name(), volume(volume));
      }
    }
    for (Map.Entry<String, ImageSummary> image : state.images().entrySet()) {
      facts.put("image " + image.getKey(), Map.of("id", image.getValue().id()));
    }
    return facts;
  }

  private static Map<String, String> container(ContainerDetails container) {
    var facts = new TreeMap<String, String>();
    facts.put("id", container.id());
    facts.put("image", container.imageId());
    facts.put("status", container.state().status());
    if (!container.state().running()) {
      facts.put("exit code", String.valueOf(container.state().exitCode()));
    }
    for (Map.Entry<String, Endpoint> network : container.networks().entrySet()) {
      List<String> aliases = network.getValue().aliases().stream().sorted().toList();
      facts.put("network " + network.getKey(), "joined as " + String.join(", ", aliases));
    }
    return facts;
  }

  private static Map<String, String> volume(VolumeDetails volume) {
    var facts = new TreeMap<String, String>();
    facts.put("driver", volume.driver());
    volume.options().forEach((name, value) -> facts.put("option " + name, value));
    return facts;
  }

  private static boolean isOf(Project project, Map<String, String> labels) {
    return project.name().equals(labels.get(ComposeLabels.PROJECT));
  }

  private static Set<String> names(Collection<String> names) {
    return new HashSet<>(names);
  }
}
