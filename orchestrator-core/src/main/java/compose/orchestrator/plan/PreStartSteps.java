package compose.orchestrator.plan;

import compose.orchestrator.diagnostic.Diagnostic;
import compose.orchestrator.diagnostic.InvalidProjectException;
import compose.orchestrator.engine.ContainerRequest;
import compose.orchestrator.engine.ContainerSummary;
import compose.orchestrator.model.ComposeLabels;
import compose.orchestrator.model.Hook;
import compose.orchestrator.model.ImageReference;
import compose.orchestrator.model.Project;
import compose.orchestrator.model.Service;
import compose.orchestrator.state.ObservedState;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * The pre_start hooks of a service: one after the other, once for the service, before the first of
 * its containers starts while none runs (Compose Specification, services.pre_start).
 */
final class PreStartSteps {

  private final Project project;
  private final ObservedState state;
  private final PlanBuilder plan;
  private final Function<Service, Map<String, ContainerRef>> parents;
  private final Map<String, List<Integer>> steps = new HashMap<>();
  private final Map<String, List<Integer>> tidied = new HashMap<>();

  /**
   * For one plan.
   *
   * @param parents finds the containers whose namespaces a service shares
   */
  PreStartSteps(
      Project project,
      ObservedState state,
      PlanBuilder plan,
      Function<Service, Map<String, ContainerRef>> parents) {
    this.project = project;
    this.state = state;
    this.plan = plan;
    this.parents = parents;
  }

  /** Refuses hooks that nobody runs: once for each container. */
  private void check(Service service) {
    List<Hook> hooks = service.lifecycle().preStart();
    for (int i = 0; i < hooks.size(); i++) {
      if (hooks.get(i).perReplica()) {
        throw new InvalidProjectException(
            List.of(
                Diagnostic.error(
                    "hook-per-replica",
                    "service " + point(service, i) + ": per_replica: true is not supported",
                    "without it the hook runs once, before the first container starts",
                    project.location(List.of("services", service.name(), "pre_start")))));
      }
    }
  }

  /** No container of the service goes on as it is: its hooks come before the first start. */
  void expect(Service service) {
    if (!service.lifecycle().preStart().isEmpty()) {
      check(service);
      steps.put(service.name(), List.of());
    }
  }

  /**
   * What the start of a container has to wait for, which is made but does not run: the hooks, which
   * are run beside the first one where they are expected.
   */
  List<Integer> before(
      Service service, ContainerRef container, Collection<Integer> before, Reason reason) {
    List<Integer> done = steps.get(service.name());
    if (done != null && done.isEmpty()) {
      done = add(service, container, before, reason);
      steps.put(service.name(), done);
    }
    return done == null ? List.of() : done;
  }

  private List<Integer> add(
      Service service, ContainerRef container, Collection<Integer> before, Reason reason) {
    var last = new ArrayList<Integer>(before);
    last.addAll(tidied(service));
    return run(service, container, last, reason);
  }

  private List<Integer> run(
      Service service, ContainerRef container, List<Integer> before, Reason reason) {
    List<Hook> hooks = service.lifecycle().preStart();
    List<Integer> last = before;
    for (int i = 0; i < hooks.size(); i++) {
      ContainerRequest request = request(service, hooks.get(i), i);
      var run =
          new RunPreStart(
              container, point(service, i), request, parents(request.service(), container));
      last = List.of(plan.add(run, reason, last));
    }
    return last;
  }

  private static String point(Service service, int index) {
    return service.name() + " pre_start[" + index + "]";
  }

  /** Removes what hooks of a service have left that failed, or whose command was killed. */
  List<Integer> tidied(Service service) {
    return tidied.computeIfAbsent(service.name(), this::removals);
  }

  private List<Integer> removals(String service) {
    var steps = new ArrayList<Integer>();
    for (ContainerSummary left : state.hookContainers()) {
      if (service.equals(left.labels().get(ComposeLabels.SERVICE))) {
        var reference = new Existing(left.id(), left.name(), service);
        var remove = new RemoveContainer(reference, true, true);
        steps.add(plan.add(remove, new Needed(service), List.of()));
      }
    }
    return steps;
  }

  private ContainerRequest request(Service service, Hook hook, int index) {
    String name = project.name() + "-" + service.name() + "-pre_start." + index;
    Service like = service.forHook(hook);
    String image = ImageReference.of(project.name(), like);
    ContainerRequest plain =
        new ContainerRequests(project).of(like, name, labels(service), image, null);
    return new ContainerRequest(
        name,
        like,
        plain.image(),
        plain.labels(),
        plain.networkMode(),
        OneOffRequests.underItsNameAlone(plain),
        List.of(),
        List.of(service.name()),
        null,
        null,
        List.of());
  }

  /** Without a hash: to docker compose it is no container of the service. */
  private Map<String, String> labels(Service service) {
    var labels = new TreeMap<String, String>();
    labels.put(ComposeLabels.PROJECT, project.name());
    labels.put(ComposeLabels.SERVICE, service.name());
    labels.put(ComposeLabels.VERSION, ComposeLabels.COMPATIBLE_VERSION);
    labels.put(ComposeLabels.HOOK, "pre_start");
    return labels;
  }

  private Map<String, ContainerRef> parents(Service like, ContainerRef container) {
    var all = new HashMap<String, ContainerRef>(parents.apply(like));
    all.put(like.name(), container);
    return Map.copyOf(all);
  }
}
