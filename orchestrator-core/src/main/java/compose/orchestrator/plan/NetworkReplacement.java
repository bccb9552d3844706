package compose.orchestrator.plan;

import compose.orchestrator.diagnostic.UsageException;
import compose.orchestrator.engine.ContainerDetails;
import compose.orchestrator.engine.Endpoint;
import compose.orchestrator.engine.EndpointRequest;
import compose.orchestrator.engine.NetworkDetails;
import compose.orchestrator.model.Network;
import compose.orchestrator.model.NetworkAttachment;
import compose.orchestrator.model.Service;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Networks are removed and made anew. Those that are on them end first, dependents before what they
 * depend on, for their addresses change; they leave, and join again before they go on. Only the
 * process of a container is interrupted: the container stays.
 */
final class NetworkReplacement {

  private final UpPlanning planning;
  private final Map<String, List<Divergence>> different;
  private final Map<String, List<Integer>> left = new TreeMap<>();
  private final List<ContainerDetails> members = new ArrayList<>();

  /** Of networks by key, with what differs about each. */
  NetworkReplacement(UpPlanning planning, Map<String, List<Divergence>> different) {
    this.planning = planning;
    this.different = different;
    for (String key : different.keySet()) {
      left.put(network(key).name(), new ArrayList<>());
    }
  }

  private Network network(String key) {
    return Objects.requireNonNull(planning.project().networks().get(key));
  }

  boolean covers(String name) {
    return left.containsKey(name);
  }

  /** The steps after which each network, by key, is there again. */
  Map<String, List<Integer>> plan() {
    refuseOneOffs();
    endMembers();
    var made = new HashMap<String, List<Integer>>();
    different.forEach((key, differences) ->
        made.put(key, List.of(replace(network(key), new Diverged(differences)))));
    return made;
  }

  private int replace(Network network, Reason reason) {
    NetworkDetails there = Objects.requireNonNull(planning.state().networks().get(network.name()));
    int removed =
        planning
            .plan()
            .add(
                new RemoveNetwork(there.id(), there.name()),
                reason,
                left.getOrDefault(network.name(), List.of()));
    var labels = ContainerLabels.network(planning.project(), network);
    return planning.plan().add(new CreateNetwork(network, labels), reason, List.of(removed));
  }

  /** What a one-off command does cannot be taken up again. */
  private void refuseOneOffs() {
    for (ContainerDetails container : planning.state().containers()) {
      String name = firstCovered(container);
      if (name != null && Names.isOneOff(container) && container.state().running()) {
        throw new UsageException(
            "network-in-use",
            "network " + name + " must be made anew, but " + container.name() + " is on it",
            "let that command end, or stop it, and run this again");
      }
    }
  }

  private @Nullable String firstCovered(ContainerDetails container) {
    for (String name : left.keySet()) {
      if (container.networks().containsKey(name)) {
        return name;
      }
    }
    return null;
  }

  private void endMembers() {
    var containers = new ContainersInOrder(planning.project(), planning.state(), false);
    Map<String, Reason> reasons = reasons();
    var ended = new HashMap<String, List<Integer>>();
    for (String service : containers.services().reversed()) {
      var before = new ArrayList<Integer>();
      for (String dependent : containers.graph().dependents(service)) {
        before.addAll(ended.getOrDefault(dependent, List.of()));
      }
      var steps = new ArrayList<Integer>();
      for (ContainerDetails container : containers.of(service)) {
        Reason reason = reasons.get(container.id());
        if (reason != null) {
          steps.addAll(end(container, reason, before));
        }
      }
      ended.put(service, steps);
    }
  }

  /** Why containers have to end, by id: they are on such a network, or in one's namespace. */
  private Map<String, Reason> reasons() {
    var reasons = new HashMap<String, Reason>();
    for (ContainerDetails container : planning.state().containers()) {
      String name = firstCovered(container);
      if (name != null) {
        reasons.put(container.id(), new ResourceReplaced("network", name));
      }
    }
    for (ContainerDetails container : planning.state().containers()) {
      String mode = container.host().networkMode();
      Reason owner = mode.startsWith("container:") ? reasons.get(mode.substring(10)) : null;
      if (owner != null) {
        reasons.put(container.id(), owner);
      }
    }
    return reasons;
  }

  private List<Integer> end(ContainerDetails container, Reason reason, List<Integer> before) {
    boolean gone = planning.stops().isGone(container);
    List<Integer> stopped = planning.stops().stop(container, reason, before);
    for (Map.Entry<String, List<Integer>> network : left.entrySet()) {
      if (gone) {
        network.getValue().addAll(stopped);
      } else if (container.networks().containsKey(network.getKey())) {
        var leave = new DisconnectNetwork(Names.reference(container), network.getKey());
        int step = planning.plan().add(leave, reason, stopped);
        planning.stops().left(container, reason, step);
        network.getValue().add(step);
      }
    }
    if (!gone) {
      members.add(container);
    }
    return stopped;
  }

  /** Brings those back whose service is none of those brought up. */
  void rejoin(StartSteps starts, Map<String, List<Integer>> made) {
    var others = new ArrayList<ContainerDetails>();
    for (ContainerDetails container : members.reversed()) {
      if (!planning.progress().knows(Names.service(container))) {
        others.add(container);
      }
    }
    for (ContainerDetails container : others) {
      rejoin(container, starts, made);
    }
  }

  private void rejoin(
      ContainerDetails container, StartSteps starts, Map<String, List<Integer>> made) {
    Reason reason = Objects.requireNonNull(planning.stops().reason(container));
    Existing reference = Names.reference(container);
    var before = new ArrayList<Integer>(planning.stops().of(container));
    for (String key : different.keySet()) {
      String name = network(key).name();
      if (container.networks().containsKey(name)) {
        var join = new ConnectNetwork(reference, name, endpoint(container, name));
        before.add(planning.plan().add(join, reason, made.getOrDefault(key, List.of())));
      }
    }
    Service service = planning.project().services().get(Names.service(container));
    if (!container.state().running()) {
      return;
    }
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
    return wanted == null ? asBefore(container, name) : wanted;
  }

  private static EndpointRequest asBefore(ContainerDetails container, String name) {
    Endpoint was = Objects.requireNonNull(container.networks().get(name));
    var attachment =
        new NetworkAttachment(
            List.of(),
            was.requestedIpv4(),
            was.requestedIpv6(),
            List.of(),
            null,
            null,
            null,
            null,
            Map.of());
    return new EndpointRequest(attachment, was.aliases(), List.of());
  }
}
