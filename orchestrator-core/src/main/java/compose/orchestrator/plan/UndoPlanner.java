package compose.orchestrator.plan;

import compose.orchestrator.engine.ContainerDetails;
import compose.orchestrator.engine.NetworkDetails;
import compose.orchestrator.engine.VolumeDetails;
import compose.orchestrator.model.ComposeLabels;
import compose.orchestrator.model.Project;
import compose.orchestrator.state.ObservedState;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Plans the way back, one step after the other. What is there counts, not what was done: something
 * that others have removed or made anew since is left alone.
 */
final class UndoPlanner {

  private final ObservedState state;
  private final UndoRequest request;
  private final PlanBuilder plan;
  private final Reason reason;
  private final Set<String> removed = new HashSet<>();
  private List<Integer> last = List.of();

  private UndoPlanner(Project project, ObservedState state, UndoRequest request) {
    this.state = state;
    this.request = request;
    this.plan = new PlanBuilder(project.name());
    this.reason = new Requested(request.command());
  }

  static Plan plan(Project project, ObservedState state, UndoRequest request) {
    var planner = new UndoPlanner(project, state, request);
    for (int i = 0; i < request.steps().size(); i++) {
      Inverse inverse = request.steps().get(i);
      if (!isOvertaken(inverse, request.steps().subList(i + 1, request.steps().size()))) {
        planner.add(inverse);
      }
    }
    return planner.plan.build();
  }

  /**
   * Whether what the operation did before counts for the same thing: a container that it stopped
   * and started again is to run; a network or volume that it made in the place of another stays.
   */
  private static boolean isOvertaken(Inverse inverse, List<Inverse> earlier) {
    for (Inverse other : earlier) {
      boolean ran = inverse.kind() == Inverse.Kind.STOP && other.kind() == Inverse.Kind.START;
      if ((ran && inverse.name().equals(other.name())) || other.removes(inverse)) {
        return true;
      }
    }
    return false;
  }

  private void add(Inverse inverse) {
    switch (inverse.kind()) {
      case NOTHING -> {}
      case IMPOSSIBLE ->
          plan.note(
              "undo-impossible",
              inverse.name() + ": what was done to it cannot be taken back",
              "'orchestrator up' with the files as they were makes it as it was, but for data");
      case REMOVE_NETWORK -> network(inverse.name());
      case REMOVE_VOLUME -> volume(inverse.name());
      case REMOVE_CONTAINER, START, STOP, PAUSE, UNPAUSE -> {
        ContainerDetails container = container(inverse.name());
        if (container != null) {
          container(inverse.kind(), container);
        }
      }
    }
  }

  private void container(Inverse.Kind kind, ContainerDetails container) {
    ContainerRef reference = Names.reference(container);
    boolean running = container.state().running();
    if (kind == Inverse.Kind.REMOVE_CONTAINER && isOurs(container.labels())) {
      removed.add(container.id());
      step(new RemoveContainer(reference, true, false));
    } else if (kind == Inverse.Kind.STOP && running) {
      step(new StopContainer(reference, null));
    } else if (kind == Inverse.Kind.START && !running) {
      start(container);
    } else if (kind == Inverse.Kind.PAUSE && container.state().status().equals("running")) {
      step(new PauseContainer(reference));
    } else if (kind == Inverse.Kind.UNPAUSE && container.state().status().equals("paused")) {
      step(new UnpauseContainer(reference));
    }
  }

  /** Its networks may have been made anew while it did not run. */
  private void start(ContainerDetails container) {
    for (String name : new TreeSet<>(container.networks().keySet())) {
      if (state.networks().get(name) == null && FormerEndpoint.isStale(container, name, null)) {
        plan.note(
            "undo-impossible",
            container.name() + " cannot start: its network " + name + " is gone",
            "'orchestrator up' makes it");
        return;
      }
    }
    var before = new ArrayList<Integer>(last);
    before.addAll(FormerEndpoint.rejoin(plan, state, container));
    last = before;
    step(new StartContainer(Names.reference(container)));
  }

  private void network(String name) {
    NetworkDetails network = state.networks().get(name);
    if (network == null || !isOurs(network.labels())) {
      return;
    }
    String member = member(name);
    if (member == null) {
      step(new RemoveNetwork(network.id(), name, true));
    } else {
      plan.note(
          "undo-impossible",
          "network " + name + " is kept: " + member + " is on it",
          "'orchestrator up' with the files as they were takes that container off");
    }
  }

  /** A container on the network that this plan does not remove, or null. */
  private @Nullable String member(String network) {
    for (ContainerDetails container : state.containers()) {
      if (container.networks().containsKey(network) && !removed.contains(container.id())) {
        return container.name();
      }
    }
    return null;
  }

  private void volume(String name) {
    VolumeDetails volume = state.volumes().get(name);
    if (volume == null || !isOurs(volume.labels())) {
      return;
    }
    if (request.volumes()) {
      step(new RemoveVolume(name, true));
    } else {
      plan.note(
          "undo-keeps-volume",
          "volume " + name + " is kept, it may hold data",
          "'undo --volumes' removes it with its data");
    }
  }

  private void step(Operation operation) {
    last = List.of(plan.add(operation, reason, last));
  }

  private boolean isOurs(Map<String, String> labels) {
    return request.operation().equals(labels.get(ComposeLabels.OPERATION));
  }

  private @Nullable ContainerDetails container(String name) {
    for (ContainerDetails container : state.containers()) {
      if (container.name().equals(name)) {
        return container;
      }
    }
    return null;
  }
}
