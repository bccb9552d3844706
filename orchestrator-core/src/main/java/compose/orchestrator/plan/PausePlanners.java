package compose.orchestrator.plan;

import compose.orchestrator.engine.ContainerDetails;
import compose.orchestrator.model.Project;
import compose.orchestrator.state.ObservedState;
import java.util.ArrayList;
import java.util.List;

/**
 * Plans for freezing and waking containers that run. One that is paused already is not passed over:
 * the engine refuses it, and scripts rely on that exit code.
 */
final class PausePlanners {

  private PausePlanners() {}

  static Plan pause(Project project, ObservedState state, PauseRequest request) {
    var plan = new PlanBuilder(project.name());
    for (ContainerRef container : running(project, state, request.services(), plan)) {
      plan.add(new PauseContainer(container), new Requested("pause"), List.of());
    }
    return plan.build();
  }

  static Plan unpause(Project project, ObservedState state, UnpauseRequest request) {
    var plan = new PlanBuilder(project.name());
    for (ContainerRef container : running(project, state, request.services(), plan)) {
      plan.add(new UnpauseContainer(container), new Requested("unpause"), List.of());
    }
    return plan.build();
  }

  private static List<ContainerRef> running(
      Project project, ObservedState state, List<String> services, PlanBuilder plan) {
    var containers = new ContainersInOrder(project, state, false);
    var running = new ArrayList<ContainerRef>();
    for (String service : containers.services(project, services, plan)) {
      for (ContainerDetails container : containers.of(service)) {
        if (container.state().running()) {
          running.add(Names.reference(container));
        }
      }
    }
    return running;
  }
}
