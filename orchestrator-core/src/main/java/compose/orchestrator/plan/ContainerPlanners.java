package compose.orchestrator.plan;

import compose.orchestrator.diagnostic.UsageException;
import compose.orchestrator.engine.ContainerDetails;
import compose.orchestrator.engine.FileContent;
import compose.orchestrator.model.Condition;
import compose.orchestrator.model.Dependency;
import compose.orchestrator.model.Hook;
import compose.orchestrator.model.Project;
import compose.orchestrator.model.Service;
import compose.orchestrator.state.ObservedState;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Plans for the containers that are there: start, stop, restart, kill, remove. */
final class ContainerPlanners {

  private final Project project;
  private final ObservedState state;
  private final ContainersInOrder containers;
  private final PlanBuilder plan;
  private final PreStartSteps hooks;
  private final Map<String, List<Integer>> done = new HashMap<>();

  /**
   * Services that are restarted: only among them one waits for another, and no failure is fatal.
   */
  private final Set<String> restarted = new HashSet<>();

  private ContainerPlanners(Project project, ObservedState state) {
    this(project, state, false);
  }

  private ContainerPlanners(Project project, ObservedState state, boolean oneOffs) {
    this.project = project;
    this.state = state;
    this.containers = new ContainersInOrder(project, state, oneOffs);
    this.plan = new PlanBuilder(project.name());
    this.hooks = new PreStartSteps(project, state, plan, this::parents);
  }

  static Plan start(Project project, ObservedState state, StartRequest request) {
    var planner = new ContainerPlanners(project, state);
    planner.requireAny();
    List<String> services =
        planner.containers.services(project, request.services(), request.dependencies());
    services.forEach(planner::requireContainer);
    for (String service : services) {
      planner.startAll(service, new Requested("start"), List.of());
    }
    return planner.plan.build();
  }

  static Plan stop(Project project, ObservedState state, StopRequest request) {
    var planner = new ContainerPlanners(project, state);
    planner.stopAll(request.services(), request.timeout(), new Requested("stop"));
    return planner.plan.build();
  }

  static Plan restart(Project project, ObservedState state, RestartRequest request) {
    var planner = new ContainerPlanners(project, state);
    Reason reason = new Requested("restart");
    planner.containers.services(project, request.services()); // none that is not there
    List<String> named =
        request.dependencies() ? planner.withRestarted(request.services()) : request.services();
    Map<String, List<Integer>> stopped = planner.stopAll(named, request.timeout(), reason);
    planner.done.clear();
    List<String> services = planner.containers.services(project, named);
    planner.restarted.addAll(services);
    for (String service : services) {
      planner.startAgain(service, reason, stopped.getOrDefault(service, List.of()));
    }
    return planner.plan.build();
  }

  /** The services and those that say they restart with one of them. */
  private List<String> withRestarted(List<String> named) {
    var all = new ArrayList<String>(named);
    for (int i = 0; i < all.size(); i++) {
      for (String dependent : containers.graph().dependents(all.get(i))) {
        Dependency dependency = containers.dependencies(dependent).get(all.get(i));
        if (dependency != null && dependency.restart() && !all.contains(dependent)) {
          all.add(dependent);
        }
      }
    }
    return all;
  }

  /** Signals reach the containers of one-off commands too. */
  static Plan kill(Project project, ObservedState state, KillRequest request) {
    var planner = new ContainerPlanners(project, state, true);
    for (String service : planner.containers.services(project, request.services(), planner.plan)) {
      for (ContainerDetails container : planner.containers.of(service)) {
        if (container.state().running()) {
          planner.plan.add(
              new KillContainer(Names.reference(container), request.signal()),
              new Requested("kill"),
              List.of());
        }
        if (request.removeOrphans() && Orphans.isOrphan(project, container)) {
          planner.plan.add(
              new RemoveContainer(Names.reference(container), true, false),
              Orphans.reason(container),
              List.of());
        }
      }
    }
    if (planner.plan.isEmpty()) {
      planner.plan.note("nothing-runs", "no container to kill", planner.whatThereIs());
    }
    return planner.plan.build();
  }

  static Plan remove(Project project, ObservedState state, RemoveRequest request) {
    var planner = new ContainerPlanners(project, state);
    Map<String, List<Integer>> stopped =
        request.stop()
            ? planner.stopAll(request.services(), null, new Requested("rm --stop"))
            : Map.of();
    for (String service : planner.containers.services(project, request.services(), planner.plan)) {
      for (ContainerDetails container : planner.containers.of(service)) {
        if (request.stop() || !container.state().running()) {
          planner.plan.add(
              new RemoveContainer(Names.reference(container), false, request.volumes()),
              new Requested("rm"),
              stopped.getOrDefault(service, List.of()));
        }
      }
    }
    return planner.plan.build();
  }

  private void requireAny() {
    if (project.isNameAlone() && containers.services().isEmpty()) {
      throw new UsageException(
          "no-container",
          "no container found for project \"" + project.name() + "\": not found",
          whatThereIs());
    }
  }

  private String whatThereIs() {
    return containers.services().stream().allMatch(service -> containers.of(service).isEmpty())
        ? "'orchestrator ls -a' lists the projects that have containers"
        : "'orchestrator ps -a' lists the project's containers";
  }

  /** Nothing is started where a service that is meant to have containers has none. */
  private void requireContainer(String name) {
    Service service = project.services().get(name);
    Long scale = service == null ? null : service.lifecycle().scale();
    if (service != null && containers.of(name).isEmpty() && (scale == null || scale > 0)) {
      throw new UsageException(
          "no-container",
          "service \"" + name + "\" has no container to start",
          "'up' makes its containers and starts them");
    }
  }

  private void startAll(String name, Reason reason, List<Integer> before) {
    Service service = project.services().get(name);
    if (service != null && containers.of(name).stream().noneMatch(one -> one.state().running())) {
      hooks.expect(service);
    }
    for (ContainerDetails container : containers.of(name)) {
      // The engine refuses to start one that is paused, in words that say what to do.
      if (!container.state().running() || container.state().status().equals("paused")) {
        start(name, container, reason, withFiles(name, container, reason, before));
      }
    }
  }

  /** First containers of services whose namespaces a hook shares. */
  private Map<String, ContainerRef> parents(Service service) {
    var parents = new HashMap<String, ContainerRef>();
    for (String name : Sharing.parents(service)) {
      if (!containers.of(name).isEmpty()) {
        parents.put(name, Names.reference(containers.of(name).getFirst()));
      }
    }
    return parents;
  }

  /** One that has never run still lacks the files that are copied into it. */
  private List<Integer> withFiles(
      String name, ContainerDetails container, Reason reason, List<Integer> before) {
    Service service = project.services().get(name);
    if (service == null || !container.state().status().equals("created")) {
      return before;
    }
    FileTargets.check(project, service);
    List<FileContent> files = FileTargets.copied(project, service);
    if (files.isEmpty()) {
      return before;
    }
    return List.of(plan.add(new CopyFiles(Names.reference(container), files), reason, before));
  }

  private void startAgain(String service, Reason reason, List<Integer> stopped) {
    for (ContainerDetails container : containers.of(service)) {
      start(service, container, reason, stopped);
    }
  }

  private void start(String name, ContainerDetails container, Reason reason, List<Integer> before) {
    Service service = project.services().get(name);
    var after = new ArrayList<Integer>(before);
    containers
        .dependencies(name)
        .forEach((other, dependency) -> after.addAll(dependencySteps(name, other, dependency)));
    Existing reference = Names.reference(container);
    after.addAll(FormerEndpoint.rejoin(plan, state, container));
    if (service != null) {
      after.addAll(hooks.before(service, reference, after, reason));
    }
    List<Integer> steps = done.computeIfAbsent(name, any -> new ArrayList<>());
    int last = plan.add(new StartContainer(reference), reason, after);
    for (Hook hook : service == null ? List.<Hook>of() : service.lifecycle().postStart()) {
      last = plan.add(new RunHook(reference, name + " post_start", hook), reason, List.of(last));
    }
    steps.add(last);
  }

  private List<Integer> dependencySteps(String name, String other, Dependency dependency) {
    List<Integer> started = done.getOrDefault(other, List.of());
    boolean aside = !restarted.isEmpty() && !restarted.contains(other);
    if (dependency.condition() == Condition.STARTED || containers.of(other).isEmpty() || aside) {
      return started;
    }
    boolean required = dependency.required() && (restarted.isEmpty() || dependency.restart());
    var references = new ArrayList<ContainerRef>();
    containers.of(other).forEach(container -> references.add(Names.reference(container)));
    return List.of(
        plan.add(
            new AwaitCondition(other, references, dependency.condition(), required, null),
            new Needed(name),
            started));
  }

  /**
   * Dependents stop before what they depend on; the steps by service tell when each has stopped.
   */
  private Map<String, List<Integer>> stopAll(
      List<String> named, @Nullable Duration timeout, Reason reason) {
    var stopped = new HashMap<String, List<Integer>>();
    var stops = new StopSteps(project, plan, timeout);
    for (String service : containers.services(project, named, plan).reversed()) {
      var steps = new ArrayList<Integer>();
      for (ContainerDetails container : containers.of(service)) {
        if (container.state().running()) {
          steps.addAll(stop(stops, service, container, reason, stopped));
        }
      }
      stopped.put(service, steps);
    }
    return stopped;
  }

  private List<Integer> stop(
      StopSteps stops,
      String name,
      ContainerDetails container,
      Reason reason,
      Map<String, List<Integer>> stopped) {
    var after = new ArrayList<Integer>();
    for (String dependent : containers.graph().dependents(name)) {
      after.addAll(stopped.getOrDefault(dependent, List.of()));
    }
    return stops.stop(container, reason, after);
  }
}
