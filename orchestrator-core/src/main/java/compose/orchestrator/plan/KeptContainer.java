package compose.orchestrator.plan;

import compose.orchestrator.engine.ContainerDetails;
import compose.orchestrator.model.Dependency;
import compose.orchestrator.model.Project;
import compose.orchestrator.model.Service;
import compose.orchestrator.state.ContainerNumber;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The steps for one container that stays: its name and networks put right, and a start. */
final class KeptContainer {

  private final UpPlanning planning;
  private final StartSteps starts;
  private final Service service;
  private final ContainerDetails container;
  private final Existing reference;

  KeptContainer(
      UpPlanning planning, StartSteps starts, Service service, ContainerDetails container) {
    this.planning = planning;
    this.starts = starts;
    this.service = service;
    this.container = container;
    this.reference = Names.reference(container);
  }

  /**
   * Plans it.
   *
   * @param updates steps that change the container in its place
   */
  void plan(List<Integer> needed, List<Integer> updates) {
    List<Integer> repairs = repairs(needed);
    var before = new ArrayList<Integer>(needed);
    before.addAll(repairs);
    before.addAll(updates);
    before.addAll(planning.stops().of(container));
    String dependency = restartedDependency(planning, service);
    Reason ended = planning.stops().reason(container);
    if (!container.state().running()) {
      startAgain(before);
    } else if (ended != null) {
      starts.start(service, reference, before, ended);
    } else if (dependency != null && planning.request().start()) {
      Reason reason = new DependencyChanged(dependency);
      starts.start(service, reference, planning.stops().stop(container, reason, before), reason);
    } else {
      settle(repairs.isEmpty() && updates.isEmpty());
    }
  }

  private void startAgain(List<Integer> before) {
    Reason reason = new NotRunning(container.state().status(), container.state().exitCode());
    if (container.state().status().equals("created")) {
      starts.first(service, reference, before, reason);
    } else {
      starts.start(service, reference, before, reason);
    }
  }

  private void settle(boolean unchanged) {
    planning.progress().add(service.name(), reference);
    planning.progress().addSettled(service.name(), container);
    if (unchanged) {
      planning.plan().unchanged(reference);
    }
  }

  private List<Integer> repairs(List<Integer> needed) {
    Project project = planning.project();
    String name = Names.container(project, service, Math.max(1, ContainerNumber.of(container)));
    var repairs = new ArrayList<Integer>();
    if (!container.name().equals(name)) {
      String path = "services." + service.name() + ".container_name";
      Reason renamed = new Diverged(List.of(new Divergence(path, container.name(), name)));
      repairs.add(planning.plan().add(new RenameContainer(reference, name), renamed, List.of()));
    }
    repairs.addAll(new AttachmentSteps(planning, service, container).repair(name, needed));
    return repairs;
  }

  /** A service that is replaced and whose end this one is not to survive, or null. */
  static @Nullable String restartedDependency(UpPlanning planning, Service service) {
    for (Map.Entry<String, Dependency> entry : service.lifecycle().dependsOn().entrySet()) {
      if (entry.getValue().restart() && planning.progress().isReplaced(entry.getKey())) {
        return entry.getKey();
      }
    }
    return null;
  }
}
