package compose.orchestrator.plan;

import compose.orchestrator.engine.ContainerDetails;
import compose.orchestrator.model.ComposeLabels;
import compose.orchestrator.model.Project;
import compose.orchestrator.model.Service;
import compose.orchestrator.state.ObservedState;
import java.util.ArrayList;
import java.util.List;

/**
 * Plans what brings services up: images, networks and volumes that are missing, containers that are
 * missing or differ, starts in the order of dependencies.
 */
public final class UpPlanner {

  private final Project project;
  private final ObservedState state;
  private final UpRequest request;
  private final UpPlanning planning;

  private UpPlanner(Project project, ObservedState state, UpRequest request) {
    this.project = project;
    this.state = state;
    this.request = request;
    this.planning = new UpPlanning(project, state, request);
  }

  /** What it takes to get from the observed state to the project. */
  public static Plan plan(Project project, ObservedState state, UpRequest request) {
    return new UpPlanner(project, state, request).plan();
  }

  private Plan plan() {
    Selection.check(project, request.scale().keySet());
    orphans();
    List<String> names = Selection.services(project, request.services(), request.dependencies());
    List<Service> services = services(names);
    planning.networks().replace(services);
    planning.volumes().replace(services);
    var waits = new ConditionSteps(planning);
    var starts = new StartSteps(planning, waits);
    var steps = new ServiceSteps(planning, starts);
    var withoutEffect = new WithoutEffect(project, planning.plan());
    for (Service service : services) {
      withoutEffect.note(service);
      steps.plan(service, containers(service.name()));
    }
    planning.networks().rejoin(starts);
    if (request.await() && request.start()) {
      waits.awaitAll(names);
    }
    return planning.plan().build();
  }

  private List<Service> services(List<String> names) {
    var services = new ArrayList<Service>();
    for (String name : names) {
      Service service = project.services().get(name);
      if (service != null) {
        services.add(service);
      }
    }
    return services;
  }

  private List<ContainerDetails> containers(String service) {
    var found = new ArrayList<ContainerDetails>();
    for (ContainerDetails container : state.containers()) {
      if (Names.service(container).equals(service) && !Names.isOneOff(container)) {
        found.add(container);
      }
    }
    return found;
  }

  private void orphans() {
    var orphans = new ArrayList<ContainerDetails>();
    for (ContainerDetails container : state.containers()) {
      if (isOrphan(project, container) && !Names.isOneOff(container)) {
        orphans.add(container);
      }
    }
    if (request.removeOrphans()) {
      orphans.forEach(orphan -> planning.remove(orphan, reason(orphan)));
    } else if (!orphans.isEmpty()) {
      planning.plan().note("orphans", orphanText(orphans), ORPHAN_HELP);
    }
  }

  private static final String ORPHAN_HELP =
      "no service of this file owns them: remove them with --remove-orphans, or give the file"
          + " they came from another project name";

  private static String orphanText(List<ContainerDetails> orphans) {
    var text = new StringBuilder("the project has containers of other services:");
    for (ContainerDetails orphan : orphans) {
      String files = orphan.labels().getOrDefault(ComposeLabels.CONFIG_FILES, "");
      text.append(' ').append(orphan.name());
      text.append(files.isEmpty() ? "" : " (from " + files + ")");
    }
    return text.toString();
  }

  static boolean isOrphan(Project project, ContainerDetails container) {
    String service = Names.service(container);
    return !project.services().containsKey(service)
        && !project.origin().disabledServices().contains(service);
  }

  private static Reason reason(ContainerDetails orphan) {
    return new Orphan(orphan.labels().getOrDefault(ComposeLabels.CONFIG_FILES, ""));
  }
}
