package compose.orchestrator.plan;

import compose.orchestrator.engine.NetworkDetails;
import compose.orchestrator.model.Network;
import compose.orchestrator.model.Service;
import compose.orchestrator.model.UnseenPart;
import compose.orchestrator.yaml.Mapping;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Steps that bring the networks a service joins to the engine. */
final class NetworkSteps {

  private final UpPlanning planning;
  private final Map<String, List<Integer>> steps = new HashMap<>();
  private @Nullable NetworkReplacement replacement;

  NetworkSteps(UpPlanning planning) {
    this.planning = planning;
  }

  /** Whether the network of that name on the engine is made anew. */
  boolean isReplaced(String name) {
    return replacement != null && replacement.covers(name);
  }

  /** Makes the networks of the services anew that are there with other settings. */
  void replace(List<Service> services) {
    var different = new TreeMap<String, List<Divergence>>();
    for (Service service : services) {
      for (Network network : networks(service)) {
        different.computeIfAbsent(network.key(), any -> differences(network));
      }
    }
    different.values().removeIf(List::isEmpty);
    if (!different.isEmpty()) {
      replacement = new NetworkReplacement(planning, different);
      steps.putAll(replacement.plan());
    }
  }

  /** The steps after which the network of that name is there; none where it was before. */
  List<Integer> made(String name) {
    for (Map.Entry<String, List<Integer>> entry : steps.entrySet()) {
      Network network = planning.project().networks().get(entry.getKey());
      if (network != null && network.name().equals(name)) {
        return entry.getValue();
      }
    }
    return List.of();
  }

  /** What a container of the service has to wait for. */
  List<Integer> ensure(Service service) {
    var before = new ArrayList<Integer>();
    for (Network network : networks(service)) {
      before.addAll(steps.computeIfAbsent(network.key(), any -> ensure(service, network)));
    }
    return before;
  }

  private List<Network> networks(Service service) {
    var networks = new ArrayList<Network>();
    for (String key : service.networking().networks().keySet()) {
      Network network = planning.project().networks().get(key);
      if (network != null) {
        networks.add(network);
      }
    }
    return networks;
  }

  private List<Divergence> differences(Network network) {
    NetworkDetails there = planning.state().networks().get(network.name());
    if (there == null || network.external() || !shared(there).isOf(planning.project())) {
      return List.of();
    }
    List<Divergence> differences = NetworkComparison.of(network, there);
    return differences.isEmpty() ? unseen(network, there) : differences;
  }

  private List<Divergence> unseen(Network network, NetworkDetails there) {
    String path = "networks." + network.key();
    Mapping tree = ContainerLabels.networkTree(planning.project(), network);
    List<Divergence> byHash =
        shared(there).byHash(path, ContainerLabels.networkHash(planning.project(), network));
    if (byHash.isEmpty() || tree == null) {
      return byHash;
    }
    var found = new Differences(path);
    UnseenComparison.compare(there.labels(), UnseenPart.ofNetwork(tree), found);
    return found.found().isEmpty() ? byHash : found.found();
  }

  private static SharedResource shared(NetworkDetails network) {
    return new SharedResource("network", network.name(), network.labels());
  }

  private List<Integer> ensure(Service service, Network network) {
    NetworkDetails there = planning.state().networks().get(network.name());
    if (there != null) {
      if (!network.external() && !shared(there).isOf(planning.project())) {
        shared(there).noteOwner(planning.plan());
      }
      return List.of();
    }
    if (network.external()) {
      throw SharedResource.missing("network", network.name(), service);
    }
    var labels = ContainerLabels.network(planning.project(), network);
    return List.of(
        planning.plan().add(new CreateNetwork(network, labels), new Missing(), List.of()));
  }
}
