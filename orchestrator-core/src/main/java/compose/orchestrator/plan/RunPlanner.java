package compose.orchestrator.plan;

import compose.orchestrator.diagnostic.UsageException;
import compose.orchestrator.engine.FileContent;
import compose.orchestrator.model.Project;
import compose.orchestrator.model.Service;
import compose.orchestrator.state.ObservedState;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * Plans a one-off command: what its service depends on comes up as it would with up, then a
 * container of its own is made and started. Containers of the service itself stay as they are, and
 * its hooks are not run.
 */
final class RunPlanner {

  private final RunRequest request;
  private final UpPlanning planning;
  private final Service service;

  private RunPlanner(Project project, ObservedState state, RunRequest request) {
    Selection.check(project, request.services());
    this.request = request;
    this.planning = new UpPlanning(project, state, request.preparation());
    this.service = Objects.requireNonNull(project.services().get(request.service()));
  }

  static Plan plan(Project project, ObservedState state, RunRequest request) {
    return new RunPlanner(project, state, request).plan();
  }

  private Plan plan() {
    refuseProvider();
    Orphans.plan(planning);
    List<Service> services = UpPlanner.services(planning);
    planning.networks().replace(services);
    planning.volumes().replace(services);
    var waits = new ConditionSteps(planning);
    var starts = new StartSteps(planning, waits);
    var steps = new ServiceSteps(planning, starts);
    for (Service dependency : services) {
      if (!dependency.name().equals(service.name())) {
        steps.plan(dependency, planning.containers(dependency.name()));
      }
    }
    container(waits, steps.prepare(service));
    new FormerMembers(planning, starts).rejoin();
    return planning.plan().build();
  }

  private void refuseProvider() {
    if (service.tooling().provider() != null) {
      throw new UsageException(
          "no-container",
          "service " + service.name() + " is run by a provider and has no container",
          "name a service that has an image");
    }
  }

  private void container(ConditionSteps waits, List<Integer> needed) {
    var planned = new Planned(service.name(), 1, request.name());
    Reason reason = new Requested("run");
    int last = new CreationSteps(planning).oneOff(service, planned, request, reason, needed);
    FileTargets.check(planning.project(), service);
    List<FileContent> files = FileTargets.copied(planning.project(), service);
    if (!files.isEmpty()) {
      last = planning.plan().add(new CopyFiles(planned, files), reason, List.of(last));
    }
    var before = new ArrayList<Integer>(List.of(last));
    before.addAll(waits.before(service));
    planning.plan().add(new StartContainer(planned), reason, before);
  }
}
