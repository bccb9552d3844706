package compose.orchestrator.plan;

import compose.orchestrator.engine.ContainerDetails;
import compose.orchestrator.engine.ContainerRequest;
import compose.orchestrator.engine.FileContent;
import compose.orchestrator.model.ComposeLabels;
import compose.orchestrator.model.Dependency;
import compose.orchestrator.model.Deploy;
import compose.orchestrator.model.Hook;
import compose.orchestrator.model.ImageReference;
import compose.orchestrator.model.Project;
import compose.orchestrator.model.Service;
import compose.orchestrator.state.ContainerNumber;
import compose.orchestrator.state.ObservedState;
import compose.orchestrator.yaml.Mapping;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The steps for the containers of one service. */
final class ServiceSteps {

  private final Project project;
  private final ObservedState state;
  private final UpRequest request;
  private final PlanBuilder plan;
  private final ImageSteps images;
  private final NetworkSteps networks;
  private final ConditionSteps waits;
  private final UpPlanner.Progress progress;
  private final ContainerRequests requests;

  ServiceSteps(
      Project project,
      ObservedState state,
      UpRequest request,
      PlanBuilder plan,
      ImageSteps images,
      NetworkSteps networks,
      ConditionSteps waits,
      UpPlanner.Progress progress) {
    this.project = project;
    this.state = state;
    this.request = request;
    this.plan = plan;
    this.images = images;
    this.networks = networks;
    this.waits = waits;
    this.progress = progress;
    this.requests = new ContainerRequests(project);
  }

  void plan(Service service, List<ContainerDetails> there) {
    progress.containers.put(service.name(), new ArrayList<>());
    progress.started.put(service.name(), new ArrayList<>());
    progress.settled.put(service.name(), new ArrayList<>());
    if (service.tooling().provider() != null) {
      return;
    }
    var needed = new ArrayList<Integer>(images.ensure(service, request));
    needed.addAll(networks.ensure(service));
    Replicas replicas = Replicas.of(project, service, there, wanted(service));
    for (ContainerDetails leftover : replicas.leftovers()) {
      // a new replacement may need the very name that this one still has
      needed.add(remove(leftover, new Surplus(replicas.wanted())));
    }
    replicas.surplus().forEach(container -> remove(container, new Surplus(replicas.wanted())));
    for (ContainerDetails container : replicas.kept()) {
      keepOrReplace(service, container, needed);
    }
    for (int number : replicas.missing()) {
      create(service, number, needed);
    }
  }

  private int wanted(Service service) {
    Integer asked = request.scale().get(service.name());
    if (asked != null) {
      return asked;
    }
    Deploy deploy = service.resources().deploy();
    Long scale = service.lifecycle().scale();
    if (scale == null && deploy != null) {
      scale = deploy.replicas();
    }
    return scale == null ? 1 : scale.intValue();
  }

  private int remove(ContainerDetails container, Reason reason) {
    Existing reference = Names.reference(container);
    List<Integer> before = List.of();
    if (container.state().running()) {
      before = List.of(plan.add(new StopContainer(reference, request.timeout()), reason, before));
    }
    return plan.add(new RemoveContainer(reference, true, false), reason, before);
  }

  private void create(Service service, int number, List<Integer> needed) {
    String name = Names.container(project, service, number);
    var planned = new Planned(service.name(), number, name);
    int created = addCreate(service, planned, name, null, new Missing(), needed);
    start(service, planned, List.of(created), new Missing(), true);
  }

  private int addCreate(
      Service service,
      Planned planned,
      String createName,
      @Nullable ContainerDetails replaced,
      Reason reason,
      Collection<Integer> needed) {
    Map<String, ContainerRef> parents = parents(service);
    var before = new ArrayList<Integer>(needed);
    for (String parent : parents.keySet()) {
      before.addAll(progress.started.getOrDefault(parent, List.of()));
    }
    var labels = new TreeMap<>(ContainerLabels.container(project, service, planned.number()));
    if (replaced != null) {
      labels.put(ComposeLabels.REPLACE, planned.name());
    }
    ContainerRequest made =
        requests.of(
            service,
            planned.name(),
            labels,
            ImageReference.of(project.name(), service),
            request.renewAnonymousVolumes() ? null : replaced);
    Mapping tree = project.serviceTree(service.name());
    return plan.add(
        new CreateContainer(
            planned,
            createName,
            made,
            parents,
            tree == null ? Mapping.empty(service.location()) : tree),
        reason,
        before);
  }

  /** Containers whose namespaces or mounts this service's containers share. */
  private Map<String, ContainerRef> parents(Service service) {
    var parents = new HashMap<String, ContainerRef>();
    for (String name : Sharing.parents(service)) {
      List<ContainerRef> containers = progress.containers.getOrDefault(name, List.of());
      if (!containers.isEmpty()) {
        parents.put(name, containers.getFirst());
      } else {
        for (ContainerDetails container : state.containers()) {
          if (Names.service(container).equals(name) && !Names.isOneOff(container)) {
            parents.putIfAbsent(name, Names.reference(container));
          }
        }
      }
    }
    return parents;
  }

  private void keepOrReplace(Service service, ContainerDetails container, List<Integer> needed) {
    Reason reason = reasonToReplace(service);
    if (reason != null) {
      replace(service, container, reason, needed);
      return;
    }
    Differences differences =
        request.noRecreate()
            ? new Differences("")
            : ServiceComparison.of(project, service, state, container);
    if (differences.found().isEmpty()) {
      keep(service, container, needed, List.of());
    } else if (differences.updatable()) {
      keep(service, container, needed, List.of(update(service, container, differences)));
    } else {
      replace(service, container, new Diverged(differences.found()), needed);
    }
  }

  /** What the engine can change about a container does not cost its place in memory. */
  private int update(Service service, ContainerDetails container, Differences differences) {
    return plan.add(
        new UpdateContainer(Names.reference(container), LimitsUpdate.of(service, container)),
        new Diverged(differences.found()),
        List.of());
  }

  private @Nullable Reason reasonToReplace(Service service) {
    if (request.noRecreate()) {
      return null;
    }
    for (String parent : Sharing.parents(service)) {
      if (progress.replaced.contains(parent)) {
        return new DependencyChanged(parent);
      }
    }
    boolean named = request.services().isEmpty() || request.services().contains(service.name());
    if (request.forceRecreate() && named) {
      return new Requested("--force-recreate");
    }
    if (request.alwaysRecreateDependencies() && !named) {
      return new Requested("--always-recreate-deps");
    }
    return null;
  }

  /**
   * The new container is made first; the old one goes on until the new one may start, and is gone
   * before the new one takes its name, addresses and ports.
   */
  private void replace(
      Service service, ContainerDetails container, Reason reason, List<Integer> needed) {
    int number = Math.max(1, ContainerNumber.of(container));
    String name = Names.container(project, service, number);
    var planned = new Planned(service.name(), number, name);
    Existing old = Names.reference(container);
    Reason part = new Replaced(container.name());
    int last =
        addCreate(service, planned, Names.replacement(container, name), container, reason, needed);
    if (container.state().running()) {
      var before = new ArrayList<Integer>(request.start() ? waits.before(service) : List.of());
      before.add(last);
      last = hook(service, old, "pre_stop", service.lifecycle().preStop(), part, before, last);
      before.add(last);
      last = plan.add(new StopContainer(old, request.timeout()), part, before);
    }
    last =
        plan.add(
            new RemoveContainer(old, false, request.renewAnonymousVolumes()), part, List.of(last));
    last = plan.add(new RenameContainer(planned, name), part, List.of(last));
    progress.replaced.add(service.name());
    start(service, planned, List.of(last), part, true);
  }

  private void keep(
      Service service, ContainerDetails container, List<Integer> needed, List<Integer> updated) {
    Existing reference = Names.reference(container);
    var before = new ArrayList<Integer>(needed);
    before.addAll(updated);
    String name = Names.container(project, service, Math.max(1, ContainerNumber.of(container)));
    boolean repaired = !updated.isEmpty();
    if (!container.name().equals(name)) {
      Divergence renamed =
          new Divergence("services." + service.name() + ".container_name", container.name(), name);
      before.add(
          plan.add(
              new RenameContainer(reference, name), new Diverged(List.of(renamed)), List.of()));
      repaired = true;
    }
    List<Integer> connected =
        AttachmentSteps.repair(
            plan, project, state, service, container, requests.endpoints(service, name), needed);
    before.addAll(connected);
    repaired |= !connected.isEmpty();
    if (!container.state().running()) {
      Reason reason = new NotRunning(container.state().status(), container.state().exitCode());
      boolean fresh = container.state().status().equals("created");
      start(service, reference, before, reason, fresh);
      return;
    }
    progress.containers.getOrDefault(service.name(), new ArrayList<>()).add(reference);
    String dependency = restartedDependency(service);
    if (dependency != null && request.start()) {
      restart(service, reference, new DependencyChanged(dependency), before);
    } else {
      progress.settled.getOrDefault(service.name(), new ArrayList<>()).add(container);
      if (!repaired) {
        plan.unchanged(reference);
      }
    }
  }

  private @Nullable String restartedDependency(Service service) {
    for (Map.Entry<String, Dependency> entry : service.lifecycle().dependsOn().entrySet()) {
      if (entry.getValue().restart() && progress.replaced.contains(entry.getKey())) {
        return entry.getKey();
      }
    }
    return null;
  }

  private void restart(
      Service service, ContainerRef container, Reason reason, List<Integer> before) {
    int stopped = plan.add(new StopContainer(container, request.timeout()), reason, before);
    var all = new ArrayList<Integer>(waits.before(service));
    all.add(stopped);
    started(service, plan.add(new StartContainer(container), reason, all));
  }

  /** A container that never ran still lacks the files that are copied into it. */
  private void start(
      Service service,
      ContainerRef container,
      List<Integer> before,
      Reason reason,
      boolean neverRan) {
    progress.containers.getOrDefault(service.name(), new ArrayList<>()).add(container);
    var all = new ArrayList<Integer>(before);
    List<FileContent> files = neverRan ? FileTargets.copied(project, service) : List.of();
    if (!files.isEmpty()) {
      all.add(plan.add(new CopyFiles(container, files), reason, before));
    }
    if (!request.start()) {
      // Who shares this one's namespaces can be made as soon as it is there.
      all.forEach(step -> started(service, step));
      return;
    }
    all.addAll(waits.before(service));
    int started = plan.add(new StartContainer(container), reason, all);
    started(
        service,
        hook(
            service,
            container,
            "post_start",
            service.lifecycle().postStart(),
            reason,
            List.of(started),
            started));
  }

  private int hook(
      Service service,
      ContainerRef container,
      String point,
      List<Hook> hooks,
      Reason reason,
      List<Integer> before,
      int otherwise) {
    int last = otherwise;
    var after = new ArrayList<Integer>(before);
    for (Hook hook : hooks) {
      last = plan.add(new RunHook(container, service.name() + " " + point, hook), reason, after);
      after.add(last);
    }
    return last;
  }

  private void started(Service service, int step) {
    progress.started.getOrDefault(service.name(), new ArrayList<>()).add(step);
  }
}
