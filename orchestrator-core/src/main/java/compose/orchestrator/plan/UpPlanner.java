package compose.orchestrator.plan;

import compose.orchestrator.diagnostic.UsageException;
import compose.orchestrator.model.Project;
import compose.orchestrator.model.Service;
import compose.orchestrator.state.ObservedState;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Plans what brings services up: images, networks and volumes that are missing, containers that are
 * missing or differ, starts in the order of dependencies.
 */
public final class UpPlanner {

  private UpPlanner() {}

  /** What it takes to get from the observed state to the project. */
  public static Plan plan(Project project, ObservedState state, UpRequest request) {
    Selection.check(project, request.scale().keySet());
    refuseSeveralOfOneName(project, request);
    var planning = new UpPlanning(project, state, request);
    Orphans.plan(planning);
    List<Service> services = services(planning);
    planning.networks().replace(services);
    planning.volumes().replace(services);
    var waits = new ConditionSteps(planning);
    var starts = new StartSteps(planning, waits);
    var steps = new ServiceSteps(planning, starts);
    var withoutEffect = new WithoutEffect(project, planning.plan());
    for (Service service : services) {
      withoutEffect.note(service);
      steps.plan(service, planning.containers(service.name()));
    }
    new FormerMembers(planning, starts).rejoin();
    if (request.waiting().all() && request.start()) {
      waits.awaitAll(services);
    }
    return planning.plan().build();
  }

  /** A file that asks for several is refused when it is read. */
  private static void refuseSeveralOfOneName(Project project, UpRequest request) {
    for (Map.Entry<String, Integer> entry : request.scale().entrySet()) {
      Service service = project.services().get(entry.getKey());
      String name = service == null ? null : service.metadata().containerName();
      if (name != null && entry.getValue() > 1) {
        throw new UsageException(
            "container-name-scaled",
            "service "
                + entry.getKey()
                + " cannot have "
                + entry.getValue()
                + " containers: container_name gives all of them the name "
                + name,
            "remove container_name from the file, or ask for one container");
      }
    }
  }

  /** The services meant, in the order of their dependencies. */
  static List<Service> services(UpPlanning planning) {
    UpRequest request = planning.request();
    List<String> names =
        Selection.services(planning.project(), request.services(), request.dependencies());
    var services = new ArrayList<Service>();
    for (String name : names) {
      Service service = planning.project().services().get(name);
      if (service != null) {
        services.add(service);
      }
    }
    return services;
  }
}
