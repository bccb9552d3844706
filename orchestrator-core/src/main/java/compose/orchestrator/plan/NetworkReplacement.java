package compose.orchestrator.plan;

import compose.orchestrator.diagnostic.UsageException;
import compose.orchestrator.engine.ContainerDetails;
import compose.orchestrator.engine.NetworkDetails;
import compose.orchestrator.model.Network;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Networks are removed and made anew. Those that are on them end first, dependents before what they
 * depend on, for their addresses change, and join the new one before they go on. Only the process
 * of a container is interrupted: the container stays, and knows what it was on until it has joined.
 */
final class NetworkReplacement {

  private final UpPlanning planning;
  private final Map<String, List<Divergence>> different;
  private final Map<String, List<Integer>> left = new TreeMap<>();

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
                new RemoveNetwork(there.id(), there.name(), true),
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

  /** What it is on stays written in the container, for as long as it does not join anew. */
  private List<Integer> end(ContainerDetails container, Reason reason, List<Integer> before) {
    boolean gone = planning.stops().isGone(container);
    List<Integer> stopped = planning.stops().stop(container, reason, before);
    left.forEach((name, steps) -> {
      if (gone || container.networks().containsKey(name)) {
        steps.addAll(stopped);
      }
    });
    return stopped;
  }
}
