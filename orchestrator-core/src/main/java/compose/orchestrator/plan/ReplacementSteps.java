package compose.orchestrator.plan;

import compose.orchestrator.engine.ContainerDetails;
import compose.orchestrator.model.Service;
import compose.orchestrator.model.UpdateConfig;
import compose.orchestrator.state.ContainerNumber;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Steps that put new containers in the place of a service's old ones: all at once, or group by
 * group as its update_config says.
 */
final class ReplacementSteps {
  private static final String START_FIRST = "start-first";

  private final UpPlanning planning;
  private final CreationSteps creations;
  private final StartSteps starts;
  private final Service service;
  private final int wanted;
  private final List<Integer> needed;
  private final UpdateGroups groups;
  private final @Nullable UpdateConfig config;
  private boolean told;

  /**
   * For one service.
   *
   * @param wanted how many containers it is to have
   * @param needed what a new one has to wait for
   */
  ReplacementSteps(
      UpPlanning planning,
      CreationSteps creations,
      StartSteps starts,
      Service service,
      int wanted,
      List<Integer> needed) {
    this.planning = planning;
    this.creations = creations;
    this.starts = starts;
    this.service = service;
    this.wanted = wanted;
    this.needed = needed;
    this.config = planning.request().start() ? UpdateGroups.config(service) : null;
    this.groups = new UpdateGroups(planning.plan(), service, config);
  }

  /** A container that had to go for the sake of a volume is made again under its own name. */
  void createAgain(ContainerDetails gone, Reason reason) {
    Planned planned = planned(gone);
    var before = new ArrayList<Integer>(needed);
    before.addAll(planning.stops().of(gone));
    int created = creations.create(service, planned, planned.name(), gone, reason, before);
    planning.progress().addReplaced(service.name());
    starts.first(service, planned, List.of(created), reason);
  }

  private Planned planned(ContainerDetails old) {
    return planning.planned(service, Math.max(1, ContainerNumber.of(old)));
  }

  /** The new container is made first, and the old one goes on for as long as it can. */
  void replace(ContainerDetails container, Reason reason) {
    Planned planned = planned(container);
    var before = new ArrayList<Integer>(needed);
    before.addAll(groups.next());
    String temporary = Names.replacement(container, planned.name());
    int created = creations.create(service, planned, temporary, container, reason, before);
    planning.progress().addReplaced(service.name());
    if (mayStartFirst(container)) {
      startFirst(container, planned, created);
    } else {
      stopFirst(container, planned, created);
    }
  }

  /**
   * The old one goes on until the new one may start, and is gone before the new one takes its name,
   * addresses and ports.
   */
  private void stopFirst(ContainerDetails container, Planned planned, int created) {
    Reason part = new Replaced(container.name());
    var before = new ArrayList<Integer>(List.of(created));
    if (container.state().running()) {
      before.addAll(starts.before(service));
    }
    boolean endedBefore = planning.stops().reason(container) != null;
    var stopped = new ArrayList<Integer>(planning.stops().stop(container, part, before));
    if (endedBefore) {
      stopped.add(created);
    }
    int renamed = takeName(container, planned, stopped);
    List<Integer> started = starts.first(service, planned, List.of(renamed), part);
    groups.add(planned, started, watched(planned, started, false));
  }

  /** The old one goes on until the new one has shown that it can do without it. */
  private void startFirst(ContainerDetails container, Planned planned, int created) {
    Reason part = new Replaced(container.name());
    List<Integer> started = starts.first(service, planned, List.of(created), part);
    List<Integer> ready = watched(planned, started, true);
    List<Integer> stopped = planning.stops().stop(container, part, ready);
    groups.add(planned, started, List.of(takeName(container, planned, stopped)));
  }

  private int takeName(ContainerDetails container, Planned planned, List<Integer> stopped) {
    Reason part = new Replaced(container.name());
    boolean volumes = planning.request().recreation().anonymousVolumes();
    var remove = new RemoveContainer(Names.reference(container), false, volumes);
    int removed = planning.plan().add(remove, part, stopped);
    return planning
        .plan()
        .add(new RenameContainer(planned, planned.name()), part, List.of(removed));
  }

  private List<Integer> watched(Planned planned, List<Integer> started, boolean withdraw) {
    Duration monitor = config == null ? null : config.monitor();
    if (!withdraw && monitor == null) {
      return started;
    }
    Duration time = monitor == null ? Duration.ZERO : monitor;
    var watch =
        new AwaitUpdate(
            service.name(),
            List.of(planned),
            time,
            withdraw || !UpdateGroups.goesOn(config),
            withdraw);
    return List.of(planning.plan().add(watch, new Replaced(planned.name()), started));
  }

  private boolean mayStartFirst(ContainerDetails container) {
    boolean asked = config != null && START_FIRST.equals(config.order());
    if (!asked || !container.state().running()) {
      return false;
    }
    String obstacle =
        planning.stops().reason(container) == null
            ? new Overlap(service, wanted, planning.request()).obstacle(container)
            : "a network or volume of it is made anew";
    if (obstacle != null && !told) {
      told = true;
      tell(obstacle);
    }
    return obstacle == null;
  }

  private void tell(String obstacle) {
    planning
        .plan()
        .note(
            "start-first-unsafe",
            "service "
                + service.name()
                + ": the old container is stopped before the new one starts: "
                + obstacle,
            "order: start-first needs two containers that can run beside each other",
            planning
                .project()
                .location(List.of("services", service.name(), "deploy", "update_config", "order")));
  }
}
