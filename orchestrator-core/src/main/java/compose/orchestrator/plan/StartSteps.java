package compose.orchestrator.plan;

import compose.orchestrator.engine.FileContent;
import compose.orchestrator.model.Hook;
import compose.orchestrator.model.Service;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Steps that start containers, once what they depend on has come so far. */
final class StartSteps {

  private final UpPlanning planning;
  private final ConditionSteps waits;
  private final PreStartSteps hooks;

  StartSteps(UpPlanning planning, ConditionSteps waits) {
    this.planning = planning;
    this.waits = waits;
    this.hooks =
        new PreStartSteps(
            planning.project(),
            planning.state(),
            planning.plan(),
            new CreationSteps(planning)::parents);
  }

  /** Hooks that come before the first start of a service's containers. */
  PreStartSteps hooks() {
    return hooks;
  }

  /** What a start of the service has to wait for. */
  List<Integer> before(Service service) {
    return planning.request().start() ? waits.before(service) : List.of();
  }

  /**
   * Starts a container that has never run: it still lacks the files that are copied into it.
   *
   * @return the steps after which it runs, or those before where nothing is started
   */
  List<Integer> first(
      Service service, ContainerRef container, Collection<Integer> before, Reason reason) {
    if (planning.request().start()) {
      FileTargets.check(planning.project(), service);
    }
    List<FileContent> files = FileTargets.copied(planning.project(), service);
    var after = new ArrayList<Integer>(before);
    if (!files.isEmpty()) {
      after.add(planning.plan().add(new CopyFiles(container, files), reason, before));
    }
    return start(service, container, after, reason);
  }

  /** Starts a container; the steps after which it runs. */
  List<Integer> start(
      Service service, ContainerRef container, Collection<Integer> before, Reason reason) {
    planning.progress().add(service.name(), container);
    if (!planning.request().start()) {
      // Who shares this one's namespaces can be made as soon as it is there.
      before.forEach(step -> planning.progress().addStarted(service.name(), step));
      return List.copyOf(before);
    }
    var after = new ArrayList<Integer>(before);
    after.addAll(waits.before(service));
    after.addAll(hooks.before(service, container, after, reason));
    int last = planning.plan().add(new StartContainer(container), reason, after);
    for (Hook hook : service.lifecycle().postStart()) {
      String point = service.name() + " post_start";
      last = planning.plan().add(new RunHook(container, point, hook), reason, List.of(last));
    }
    planning.progress().addStarted(service.name(), last);
    return List.of(last);
  }
}
