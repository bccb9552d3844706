package compose.orchestrator.plan;

import compose.orchestrator.engine.ContainerDetails;
import compose.orchestrator.model.Condition;
import compose.orchestrator.model.Dependency;
import compose.orchestrator.model.Service;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Waiting for what others depend on: a step for each condition that does not hold already. */
final class ConditionSteps {

  private final PlanBuilder plan;
  private final Progress progress;
  private final UpRequest request;
  private final Map<String, Integer> steps = new HashMap<>();

  /** Steps that fail where their service does not get there, by service. */
  private final Map<String, List<Integer>> required = new HashMap<>();

  ConditionSteps(UpPlanning planning) {
    this.plan = planning.plan();
    this.progress = planning.progress();
    this.request = planning.request();
  }

  /** What a start of the service has to wait for. */
  List<Integer> before(Service service) {
    var before = new ArrayList<Integer>();
    for (Map.Entry<String, Dependency> entry : service.lifecycle().dependsOn().entrySet()) {
      String other = entry.getKey();
      Dependency dependency = entry.getValue();
      if (!progress.knows(other)) {
        continue;
      }
      List<Integer> started = progress.started(other);
      if (dependency.condition() == Condition.STARTED) {
        before.addAll(started);
      } else if (!holds(other, dependency.condition(), started)) {
        before.add(await(service, other, dependency, started));
      }
    }
    return before;
  }

  private boolean holds(String service, Condition condition, List<Integer> started) {
    List<ContainerDetails> settled = progress.settled(service);
    if (!started.isEmpty() || settled.isEmpty()) {
      return false;
    }
    for (ContainerDetails container : settled) {
      boolean reached =
          condition == Condition.HEALTHY
              ? "healthy".equals(container.state().health())
              : container.state().status().equals("exited") && container.state().exitCode() == 0;
      if (!reached) {
        return false;
      }
    }
    return true;
  }

  private int await(Service waiting, String other, Dependency dependency, List<Integer> started) {
    String key = other + " " + dependency.condition() + " " + dependency.required();
    return steps.computeIfAbsent(
        key,
        any -> {
          int step = plan.add(condition(other, dependency), new Needed(waiting.name()), started);
          if (dependency.required()) {
            required.computeIfAbsent(other, none -> new ArrayList<>()).add(step);
          }
          return step;
        });
  }

  private AwaitCondition condition(String service, Dependency dependency) {
    return new AwaitCondition(
        service,
        progress.containers(service),
        dependency.condition(),
        dependency.required(),
        request.waiting().limit());
  }

  /**
   * For --wait: everything that was asked for is to be running or healthy. What a dependent waits
   * for already is waited for after that: its failure is told once.
   */
  void awaitAll(List<Service> services) {
    for (Service service : services) {
      String name = service.name();
      var before = new ArrayList<Integer>(progress.started(name));
      before.addAll(required.getOrDefault(name, List.of()));
      plan.add(
          new AwaitCondition(
              name, progress.containers(name), Condition.READY, true, request.waiting().limit()),
          new Requested("--wait"),
          before);
    }
  }
}
