package compose.orchestrator.plan;

import compose.orchestrator.engine.ContainerDetails;
import compose.orchestrator.model.ComposeLabels;
import compose.orchestrator.model.Project;
import compose.orchestrator.model.Service;
import compose.orchestrator.state.ObservedState;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Plans what brings services up: images, networks and volumes that are missing, containers that are
 * missing or differ, starts in the order of dependencies.
 */
public final class UpPlanner {

  private final Project project;
  private final ObservedState state;
  private final UpRequest request;
  private final PlanBuilder plan;
  private final ImageSteps images;
  private final NetworkSteps networks;
  private final Progress progress = new Progress();

  private UpPlanner(Project project, ObservedState state, UpRequest request) {
    this.project = project;
    this.state = state;
    this.request = request;
    this.plan = new PlanBuilder(project.name());
    this.images = new ImageSteps(project, state, plan);
    this.networks = new NetworkSteps(project, state, plan);
  }

  /** What it takes to get from the observed state to the project. */
  public static Plan plan(Project project, ObservedState state, UpRequest request) {
    return new UpPlanner(project, state, request).plan();
  }

  /** Where the containers of the services planned so far stand. */
  static final class Progress {
    final Map<String, List<ContainerRef>> containers = new HashMap<>();
    final Map<String, List<Integer>> started = new HashMap<>();
    final Set<String> replaced = new LinkedHashSet<>();
    final Map<String, List<ContainerDetails>> settled = new HashMap<>();
  }

  private Plan plan() {
    orphans();
    List<String> services = Selection.services(project, request.services(), request.dependencies());
    var waits = new ConditionSteps(project, plan, progress, request);
    var withoutEffect = new WithoutEffect(project, plan);
    for (String name : services) {
      Service service = project.services().get(name);
      if (service != null) {
        withoutEffect.note(service);
        new ServiceSteps(project, state, request, plan, images, networks, waits, progress)
            .plan(service, containers(name));
      }
    }
    if (request.await() && request.start()) {
      waits.awaitAll(services);
    }
    return plan.build();
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
      orphans.forEach(this::remove);
    } else if (!orphans.isEmpty()) {
      plan.note("orphans", orphanText(orphans), ORPHAN_HELP);
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

  private void remove(ContainerDetails orphan) {
    Existing container = Names.reference(orphan);
    Reason reason = new Orphan(orphan.labels().getOrDefault(ComposeLabels.CONFIG_FILES, ""));
    List<Integer> before = List.of();
    if (orphan.state().running()) {
      before = List.of(plan.add(new StopContainer(container, request.timeout()), reason, before));
    }
    plan.add(new RemoveContainer(container, true, false), reason, before);
  }
}
