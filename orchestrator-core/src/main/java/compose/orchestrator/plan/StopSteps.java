package compose.orchestrator.plan;

import compose.orchestrator.engine.ContainerDetails;
import compose.orchestrator.model.Hook;
import compose.orchestrator.model.Project;
import compose.orchestrator.model.Service;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Ends containers: the service's hooks first, then the stop; each container once in a plan. */
final class StopSteps {

  private final Project project;
  private final PlanBuilder plan;
  private final @Nullable Duration timeout;
  private final Map<String, Ended> ended = new HashMap<>();

  /** What the plan has done to a container, and after which steps. */
  private record Ended(Reason reason, List<Integer> steps, boolean removed) {}

  StopSteps(Project project, PlanBuilder plan, @Nullable Duration timeout) {
    this.project = project;
    this.plan = plan;
    this.timeout = timeout;
  }

  /**
   * The steps after which the container does not run: those given where it does not run anyway,
   * those of before where the plan ends it already.
   */
  List<Integer> stop(ContainerDetails container, Reason reason, Collection<Integer> before) {
    Ended already = ended.get(container.id());
    if (already != null) {
      return already.steps();
    }
    if (!container.state().running()) {
      return List.copyOf(before);
    }
    Existing reference = Names.reference(container);
    var after = new ArrayList<Integer>(before);
    if (!Names.isOneOff(container)) {
      after.addAll(hooks(reference, reason, before));
    }
    List<Integer> stopped = List.of(plan.add(new StopContainer(reference, timeout), reason, after));
    ended.put(container.id(), new Ended(reason, stopped, false));
    return stopped;
  }

  private List<Integer> hooks(Existing container, Reason reason, Collection<Integer> before) {
    Service service = project.services().get(container.service());
    List<Hook> hooks = service == null ? List.of() : service.lifecycle().preStop();
    var after = new ArrayList<Integer>(before);
    for (Hook hook : hooks) {
      String point = container.service() + " pre_stop";
      after.add(plan.add(new RunHook(container, point, hook), reason, after));
    }
    return after;
  }

  /** Notes that an ended container is gone, after the step. */
  void gone(ContainerDetails container, Reason reason, int step) {
    ended.put(container.id(), new Ended(reason, List.of(step), true));
  }

  /** Why the plan ended a container that ran, or null where it did not. */
  @Nullable Reason reason(ContainerDetails container) {
    Ended so = ended.get(container.id());
    return so == null ? null : so.reason();
  }

  /** Whether the plan removes the container. */
  boolean isGone(ContainerDetails container) {
    Ended so = ended.get(container.id());
    return so != null && so.removed();
  }

  /** What the container has to wait for before it goes on; none where the plan leaves it alone. */
  List<Integer> of(ContainerDetails container) {
    Ended so = ended.get(container.id());
    return so == null ? List.of() : so.steps();
  }
}
