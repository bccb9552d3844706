package compose.orchestrator.plan;

import compose.orchestrator.engine.ContainerDetails;
import compose.orchestrator.model.Deploy;
import compose.orchestrator.model.Service;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The steps for the containers of one service. */
final class ServiceSteps {

  private final UpPlanning planning;
  private final ImageSteps images;
  private final CreationSteps creations;
  private final StartSteps starts;

  ServiceSteps(UpPlanning planning, StartSteps starts) {
    this.planning = planning;
    this.images = new ImageSteps(planning.project(), planning.state(), planning.plan());
    this.creations = new CreationSteps(planning);
    this.starts = starts;
  }

  void plan(Service service, List<ContainerDetails> there) {
    planning.progress().begin(service.name());
    if (service.tooling().provider() != null) {
      return;
    }
    List<Integer> needed = prepare(service);
    Replicas replicas = Replicas.of(planning.project(), service, there, wanted(service));
    if (planning.request().start()) {
      starts.hooks().tidied(service);
    }
    if (replicas.kept().stream().noneMatch(container -> goesOn(service, container))) {
      starts.hooks().expect(service);
    }
    for (ContainerDetails leftover : replicas.leftovers()) {
      // a new replacement may need the very name that this one still has
      needed.add(planning.remove(leftover, new Surplus(replicas.wanted())));
    }
    for (ContainerDetails surplus : replicas.surplus()) {
      planning.remove(surplus, new Surplus(replicas.wanted()));
    }
    var replacements =
        new ReplacementSteps(planning, creations, starts, service, replicas.wanted(), needed);
    for (ContainerDetails container : replicas.kept()) {
      keepOrReplace(service, container, replacements, needed);
    }
    for (int number : replicas.missing()) {
      create(service, number, needed);
    }
  }

  /** What a container of the service needs to be made: its image, its networks, its volumes. */
  List<Integer> prepare(Service service) {
    var needed = new ArrayList<Integer>(images.ensure(service, planning.request()));
    needed.addAll(images.ensureForHooks(service, planning.request()));
    needed.addAll(planning.networks().ensure(service));
    needed.addAll(planning.volumes().ensure(service));
    return needed;
  }

  private int wanted(Service service) {
    Integer asked = planning.request().scale().get(service.name());
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

  private void create(Service service, int number, List<Integer> needed) {
    Planned planned = planning.planned(service, number);
    Reason reason = new Missing();
    int created = creations.create(service, planned, planned.name(), null, reason, needed);
    starts.first(service, planned, List.of(created), reason);
  }

  /** Whether a container of a service with pre_start hooks runs and will not be started again. */
  private boolean goesOn(Service service, ContainerDetails container) {
    if (service.lifecycle().preStart().isEmpty() || !container.state().running()) {
      return false;
    }
    Differences differences = differences(service, container);
    return planning.stops().reason(container) == null
        && reasonToReplace(service) == null
        && (differences.found().isEmpty() || differences.updatable())
        && KeptContainer.restartedDependency(planning, service) == null;
  }

  private void keepOrReplace(
      Service service,
      ContainerDetails container,
      ReplacementSteps replacements,
      List<Integer> needed) {
    Reason ended = planning.stops().reason(container);
    if (ended != null && planning.stops().isGone(container)) {
      replacements.createAgain(container, ended);
      return;
    }
    Reason reason = reasonToReplace(service);
    if (reason != null) {
      replacements.replace(container, reason);
      return;
    }
    Differences differences = differences(service, container);
    if (differences.found().isEmpty()) {
      new KeptContainer(planning, starts, service, container).plan(needed, List.of());
    } else if (differences.updatable()) {
      new KeptContainer(planning, starts, service, container)
          .plan(needed, List.of(update(service, container, differences)));
    } else {
      replacements.replace(container, new Diverged(differences.found()));
    }
  }

  private Differences differences(Service service, ContainerDetails container) {
    return planning.request().recreation().never()
        ? new Differences("")
        : ServiceComparison.of(planning.project(), service, planning.state(), container);
  }

  /** What the engine can change about a container does not cost its place in memory. */
  private int update(Service service, ContainerDetails container, Differences differences) {
    return planning
        .plan()
        .add(
            new UpdateContainer(Names.reference(container), LimitsUpdate.of(service, container)),
            new Diverged(differences.found()),
            List.of());
  }

  private @Nullable Reason reasonToReplace(Service service) {
    UpRequest request = planning.request();
    if (request.recreation().never()) {
      return null;
    }
    for (String parent : Sharing.parents(service)) {
      if (planning.progress().isReplaced(parent)) {
        return new DependencyChanged(parent);
      }
    }
    boolean named = request.services().isEmpty() || request.services().contains(service.name());
    if (request.recreation().force() && named) {
      return new Requested("--force-recreate");
    }
    if (request.recreation().anonymousVolumes() && named) {
      return new Requested("--renew-anon-volumes");
    }
    if (request.recreation().dependencies() && !named) {
      return new Requested("--always-recreate-deps");
    }
    return null;
  }
}
