package compose.orchestrator.plan;

import compose.orchestrator.engine.ContainerDetails;
import compose.orchestrator.engine.Endpoint;
import compose.orchestrator.engine.EndpointRequest;
import compose.orchestrator.engine.NetworkDetails;
import compose.orchestrator.model.ComposeLabels;
import compose.orchestrator.model.Network;
import compose.orchestrator.model.Project;
import compose.orchestrator.model.Service;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Puts right, without another container, what somebody changed about its networks. */
final class AttachmentSteps {

  private final UpPlanning planning;
  private final Service service;
  private final ContainerDetails container;

  AttachmentSteps(UpPlanning planning, Service service, ContainerDetails container) {
    this.planning = planning;
    this.service = service;
    this.container = container;
  }

  /** Steps after which the container is on its networks and no others, as far as they are ours. */
  List<Integer> repair(String containerName, List<Integer> needed) {
    Map<String, EndpointRequest> endpoints =
        new ContainerRequests(planning.project()).endpoints(service, containerName);
    var steps = new ArrayList<Integer>();
    for (Map.Entry<String, EndpointRequest> endpoint : endpoints.entrySet()) {
      steps.addAll(connect(endpoint.getKey(), endpoint.getValue(), needed));
    }
    if (!endpoints.isEmpty()) {
      steps.addAll(disconnect(endpoints));
    }
    return steps;
  }

  private List<Integer> connect(String name, EndpointRequest desired, List<Integer> needed) {
    Existing reference = Names.reference(container);
    if (planning.networks().isReplaced(name)) {
      Reason replaced = new ResourceReplaced("network", name);
      return List.of(
          planning.plan().add(new ConnectNetwork(reference, name, desired), replaced, needed));
    }
    Endpoint actual = container.networks().get(name);
    Divergence difference = difference(name, desired, actual);
    if (difference == null) {
      return List.of();
    }
    Reason reason = new Diverged(List.of(difference));
    var before = new ArrayList<Integer>(needed);
    if (actual != null) {
      before.add(planning.plan().add(new DisconnectNetwork(reference, name), reason, List.of()));
    }
    return List.of(
        planning.plan().add(new ConnectNetwork(reference, name, desired), reason, before));
  }

  private String path(String network) {
    for (Network known : planning.project().networks().values()) {
      if (known.name().equals(network)) {
        return "services." + service.name() + ".networks." + known.key();
      }
    }
    return "services." + service.name() + ".networks." + network;
  }

  private @Nullable Divergence difference(
      String name, EndpointRequest desired, @Nullable Endpoint actual) {
    String path = path(name);
    if (actual == null) {
      return new Divergence(path, null, "connected");
    }
    NetworkDetails network = planning.state().networks().get(name);
    boolean gone = network == null || stale(actual, network, container);
    if (gone) {
      return new Divergence(path, "connected to a network that is gone", "connected");
    }
    return EndpointComparison.of(path, desired, actual, container);
  }

  /** A container that does not run may carry no id of its network yet. */
  private static boolean stale(
      Endpoint actual, NetworkDetails network, ContainerDetails container) {
    String id = actual.networkId();
    return !id.equals(network.id()) && (!id.isEmpty() || container.state().running());
  }

  /** Only networks of this project are its to leave: others may have been joined on purpose. */
  private List<Integer> disconnect(Map<String, EndpointRequest> endpoints) {
    Project project = planning.project();
    var steps = new ArrayList<Integer>();
    for (String name : new TreeSet<>(container.networks().keySet())) {
      NetworkDetails network = planning.state().networks().get(name);
      boolean ours =
          network != null && project.name().equals(network.labels().get(ComposeLabels.PROJECT));
      if (ours && !endpoints.containsKey(name) && !planning.networks().isReplaced(name)) {
        steps.add(
            planning
                .plan()
                .add(
                    new DisconnectNetwork(Names.reference(container), name),
                    new Diverged(List.of(new Divergence(path(name), "connected", null))),
                    List.of()));
      }
    }
    return steps;
  }
}
