package compose.orchestrator.plan;

import compose.orchestrator.engine.ContainerDetails;
import compose.orchestrator.engine.MountPoint;
import compose.orchestrator.model.Mount;
import compose.orchestrator.model.Network;
import compose.orchestrator.model.Project;
import compose.orchestrator.model.Service;
import compose.orchestrator.model.Volume;
import compose.orchestrator.state.ObservedState;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Networks and volumes that some services of a project use and no container of the others does. */
final class ServiceResources {

  private final Set<String> networks = new HashSet<>();
  private final Set<String> volumes = new HashSet<>();

  ServiceResources(Project project, ObservedState state, List<String> services) {
    for (String name : services) {
      Service service = project.services().get(name);
      if (service != null) {
        add(project, service);
      }
    }
    for (ContainerDetails container : state.containers()) {
      if (!services.contains(Names.service(container))) {
        leave(container);
      }
    }
  }

  private void add(Project project, Service service) {
    for (String key : service.networking().networks().keySet()) {
      Network network = project.networks().get(key);
      if (network != null) {
        networks.add(network.name());
      }
    }
    for (Mount mount : service.storage().volumes()) {
      Volume volume = mount.source() == null ? null : project.volumes().get(mount.source());
      if (volume != null && mount.type().equals("volume")) {
        volumes.add(volume.name());
      }
    }
  }

  private void leave(ContainerDetails container) {
    if (container.state().running()) {
      networks.removeAll(container.networks().keySet());
    }
    for (MountPoint mount : container.mounts()) {
      if (mount.name() != null) {
        volumes.remove(mount.name());
      }
    }
  }

  /** Names of the networks. */
  Set<String> networks() {
    return networks;
  }

  /** Names of the volumes. */
  Set<String> volumes() {
    return volumes;
  }
}
