package compose.orchestrator.plan;

import compose.orchestrator.engine.ContainerDetails;
import compose.orchestrator.engine.NetworkDetails;
import compose.orchestrator.engine.VolumeDetails;
import compose.orchestrator.model.ComposeLabels;
import compose.orchestrator.model.Project;
import compose.orchestrator.state.ObservedState;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Plans the way back, one step after the other. What is there counts, not what was done: something
 * that others have removed or made anew since is left alone.
 */
final class UndoPlanner {

  private static final Reason REASON = new Requested("undo");

  private final ObservedState state;
  private final UndoRequest request;
  private final PlanBuilder plan;
  private List<Integer> last = List.of();

  private UndoPlanner(Project project, ObservedState state, UndoRequest request) {
    this.state = state;
    this.request = request;
    this.plan = new PlanBuilder(project.name());
  }

  static Plan plan(Project project, ObservedState state, UndoRequest request) {
    var planner = new UndoPlanner(project, state, request);
    for (Inverse inverse : request.steps()) {
      planner.add(inverse);
    }
    return planner.plan.build();
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
      step(new RemoveContainer(reference, true, false));
    } else if (kind == Inverse.Kind.STOP && running) {
      step(new StopContainer(reference, null));
    } else if (kind == Inverse.Kind.START && !running) {
      step(new StartContainer(reference));
    } else if (kind == Inverse.Kind.PAUSE && container.state().status().equals("running")) {
      step(new PauseContainer(reference));
    } else if (kind == Inverse.Kind.UNPAUSE && container.state().status().equals("paused")) {
      step(new UnpauseContainer(reference));
    }
  }

  private void network(String name) {
    NetworkDetails network = state.networks().get(name);
    if (network != null && isOurs(network.labels())) {
      step(new RemoveNetwork(network.id(), name));
    }
  }

  private void volume(String name) {
    VolumeDetails volume = state.volumes().get(name);
    if (volume == null || !isOurs(volume.labels())) {
      return;
    }
    if (request.volumes()) {
      step(new RemoveVolume(name));
    } else {
      plan.note(
          "undo-keeps-volume",
          "volume " + name + " is kept, it may hold data",
          "'undo --volumes' removes it with its data");
    }
  }

  private void step(Operation operation) {
    last = List.of(plan.add(operation, REASON, last));
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
