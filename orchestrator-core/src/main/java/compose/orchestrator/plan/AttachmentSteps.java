package compose.orchestrator.plan;

import compose.orchestrator.engine.ContainerDetails;
import compose.orchestrator.engine.Endpoint;
import compose.orchestrator.engine.EndpointRequest;
import compose.orchestrator.engine.NetworkDetails;
import compose.orchestrator.model.ComposeLabels;
import compose.orchestrator.model.Network;
import compose.orchestrator.model.Project;
import compose.orchestrator.model.Service;
import compose.orchestrator.state.ObservedState;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Puts right, without another container, what somebody changed about its networks. */
final class AttachmentSteps {

  private AttachmentSteps() {}

  static List<Integer> repair(
      PlanBuilder plan,
      Project project,
      ObservedState state,
      Service service,
      ContainerDetails container,
      Map<String, EndpointRequest> endpoints,
      List<Integer> needed) {
    var steps = new ArrayList<Integer>();
    for (Map.Entry<String, EndpointRequest> endpoint : endpoints.entrySet()) {
      steps.addAll(
          connect(
              plan,
              project,
              state,
              service,
              container,
              endpoint.getKey(),
              endpoint.getValue(),
              needed));
    }
    if (!endpoints.isEmpty()) {
      steps.addAll(disconnect(plan, project, state, service, container, endpoints));
    }
    return steps;
  }

  private static List<Integer> connect(
      PlanBuilder plan,
      Project project,
      ObservedState state,
      Service service,
      ContainerDetails container,
      String name,
      EndpointRequest desired,
      List<Integer> needed) {
    Endpoint actual = container.networks().get(name);
    String path = path(project, service, name);
    Divergence difference = difference(state, path, container, name, desired, actual);
    if (difference == null) {
      return List.of();
    }
    Existing reference = Names.reference(container);
    Reason reason = new Diverged(List.of(difference));
    var before = new ArrayList<Integer>(needed);
    if (actual != null) {
      before.add(plan.add(new DisconnectNetwork(reference, name), reason, List.of()));
    }
    return List.of(plan.add(new ConnectNetwork(reference, name, desired), reason, before));
  }

  private static @Nullable Divergence difference(
      ObservedState state,
      String path,
      ContainerDetails container,
      String name,
      EndpointRequest desired,
      @Nullable Endpoint actual) {
    if (actual == null) {
      return new Divergence(path, null, "connected");
    }
    NetworkDetails network = state.networks().get(name);
    boolean gone = network == null || stale(actual, network, container);
    if (gone) {
      return new Divergence(path, "connected to a network that is gone", "connected");
    }
    return EndpointComparison.of(path, desired, actual, container);
  }

  /** Where the file speaks of a network, or would if it did. */
  private static String path(Project project, Service service, String name) {
    for (Network network : project.networks().values()) {
      if (network.name().equals(name)) {
        return "services." + service.name() + ".networks." + network.key();
      }
    }
    return "services." + service.name() + ".networks." + name;
  }

  /** A container that does not run may carry no id of its network yet. */
  private static boolean stale(
      Endpoint actual, NetworkDetails network, ContainerDetails container) {
    String id = actual.networkId();
    return !id.equals(network.id()) && (!id.isEmpty() || container.state().running());
  }

  /** Only networks of this project are its to leave: others may have been joined on purpose. */
  private static List<Integer> disconnect(
      PlanBuilder plan,
      Project project,
      ObservedState state,
      Service service,
      ContainerDetails container,
      Map<String, EndpointRequest> endpoints) {
    var steps = new ArrayList<Integer>();
    for (String name : new TreeSet<>(container.networks().keySet())) {
      NetworkDetails network = state.networks().get(name);
      boolean ours =
          network != null && project.name().equals(network.labels().get(ComposeLabels.PROJECT));
      if (ours && !endpoints.containsKey(name)) {
        String path = path(project, service, name);
        steps.add(
            plan.add(
                new DisconnectNetwork(Names.reference(container), name),
                new Diverged(List.of(new Divergence(path, "connected", null))),
                List.of()));
      }
    }
    return steps;
  }
}
