package compose.orchestrator.plan;

import compose.orchestrator.engine.ContainerDetails;
import compose.orchestrator.model.Project;
import compose.orchestrator.model.Service;
import compose.orchestrator.state.ObservedState;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What the parts of one planning share. */
final class UpPlanning {

  private final Project project;
  private final ObservedState state;
  private final UpRequest request;
  private final PlanBuilder plan;
  private final StopSteps stops;
  private final Progress progress = new Progress();
  private final NetworkSteps networks;
  private final VolumeSteps volumes;
  private final Map<String, List<ContainerDetails>> containers = new HashMap<>();

  UpPlanning(Project project, ObservedState state, UpRequest request) {
    this.project = project;
    this.state = state;
    this.request = request;
    this.plan = new PlanBuilder(project.name());
    this.stops = new StopSteps(project, plan, request.timeout());
    this.networks = new NetworkSteps(this);
    this.volumes = new VolumeSteps(this);
    for (ContainerDetails container : state.containers()) {
      if (!Names.isOneOff(container)) {
        containers
            .computeIfAbsent(Names.service(container), any -> new ArrayList<>())
            .add(container);
      }
    }
  }

  Project project() {
    return project;
  }

  ObservedState state() {
    return state;
  }

  UpRequest request() {
    return request;
  }

  PlanBuilder plan() {
    return plan;
  }

  StopSteps stops() {
    return stops;
  }

  Progress progress() {
    return progress;
  }

  NetworkSteps networks() {
    return networks;
  }

  VolumeSteps volumes() {
    return volumes;
  }

  /** The service's containers, those of one-off commands left out. */
  List<ContainerDetails> containers(String service) {
    return containers.getOrDefault(service, List.of());
  }

  /** A container of the service under its final name. */
  Planned planned(Service service, int number) {
    return new Planned(service.name(), number, Names.container(project, service, number));
  }

  /** Ends and removes a container that nobody asks for any more. */
  int remove(ContainerDetails container, Reason reason) {
    if (stops.isGone(container)) {
      return stops.of(container).getFirst();
    }
    int removed =
        plan.add(
            new RemoveContainer(Names.reference(container), true, false),
            reason,
            stops.stop(container, reason, List.of()));
    stops.gone(container, reason, removed);
    return removed;
  }
}
