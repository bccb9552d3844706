package compose.orchestrator.plan;

import compose.orchestrator.engine.ContainerDetails;
import compose.orchestrator.engine.EndpointRequest;
import compose.orchestrator.engine.NetworkDetails;
import compose.orchestrator.model.Service;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/**
 * Containers of services that are not brought up come back to networks that were made anew: in this
 * plan, or in one that was interrupted before they had come back.
 */
final class FormerMembers {
  private final UpPlanning planning;
  private final StartSteps starts;

  FormerMembers(UpPlanning planning, StartSteps starts) {
    this.planning = planning;
    this.starts = starts;
  }

  void rejoin() {
    List<ContainerDetails> others = others();
    if (others.isEmpty()) {
      return;
    }
    var containers = new ContainersInOrder(planning.project(), planning.state(), false);
    for (String service : containers.services()) {
      for (ContainerDetails container : containers.of(service)) {
        if (others.contains(container)) {
          rejoin(container);
        }
      }
    }
  }

  private List<ContainerDetails> others() {
    var others = new ArrayList<ContainerDetails>();
    for (ContainerDetails container : planning.state().containers()) {
      boolean other = !planning.progress().knows(Names.service(container));
      if (other && !Names.isOneOff(container) && !planning.stops().isGone(container)) {
        others.add(container);
      }
    }
    return others;
  }

  private void rejoin(ContainerDetails container) {
    Reason ended = planning.stops().reason(container);
    var before = new ArrayList<Integer>(planning.stops().of(container));
    for (String name : new TreeSet<>(container.networks().keySet())) {
      before.addAll(join(container, name));
    }
    if (ended != null) {
      goOn(container, before, ended);
    }
  }

  private List<Integer> join(ContainerDetails container, String name) {
    boolean back = planning.networks().isReplaced(name) || hasLost(container, name);
    if (!back) {
      return List.of();
    }
    var join = new ConnectNetwork(Names.reference(container), name, endpoint(container, name));
    Reason reason = new ResourceReplaced("network", name);
    return List.of(planning.plan().add(join, reason, planning.networks().made(name)));
  }

  /** Whether a container that does not run was on a former network of that name. */
  private boolean hasLost(ContainerDetails container, String name) {
    NetworkDetails network = planning.state().networks().get(name);
    return FormerEndpoint.isStale(container, name, network)
        && (network != null || !planning.networks().made(name).isEmpty());
  }

  private void goOn(ContainerDetails container, List<Integer> before, Reason reason) {
    Existing reference = Names.reference(container);
    Service service = planning.project().services().get(Names.service(container));
    if (service != null) {
      starts.start(service, reference, before, reason);
    } else if (planning.request().start()) {
      planning.plan().add(new StartContainer(reference), reason, before);
    }
  }

  /** As the file says; as it was where the file does not know the container. */
  private EndpointRequest endpoint(ContainerDetails container, String name) {
    Service service = planning.project().services().get(Names.service(container));
    EndpointRequest wanted =
        service == null
            ? null
            : new ContainerRequests(planning.project())
                .endpoints(service, container.name())
                .get(name);
    return wanted == null ? FormerEndpoint.of(container, name) : wanted;
  }
}
