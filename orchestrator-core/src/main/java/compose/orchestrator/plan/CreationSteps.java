package compose.orchestrator.plan;

import compose.orchestrator.diagnostic.UsageException;
import compose.orchestrator.engine.ContainerDetails;
import compose.orchestrator.engine.ContainerRequest;
import compose.orchestrator.model.ComposeLabels;
import compose.orchestrator.model.ImageReference;
import compose.orchestrator.model.Project;
import compose.orchestrator.model.Service;
import compose.orchestrator.yaml.Mapping;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Steps that make containers. */
final class CreationSteps {

  private final UpPlanning planning;
  private final ContainerRequests requests;

  CreationSteps(UpPlanning planning) {
    this.planning = planning;
    this.requests = new ContainerRequests(planning.project());
  }

  /**
   * Makes a container.
   *
   * @param name name at first
   * @param replaced the container it takes the place and the anonymous volumes of, or null
   */
  int create(
      Service service,
      Planned planned,
      String name,
      @Nullable ContainerDetails replaced,
      Reason reason,
      Collection<Integer> needed) {
    return create(service, planned, name, request(service, planned, replaced), reason, needed);
  }

  /** Makes the container of a one-off command. */
  int oneOff(
      Service service, Planned planned, RunRequest run, Reason reason, Collection<Integer> needed) {
    var requested = new OneOffRequests(planning.project()).of(service, run);
    return create(service, planned, planned.name(), requested, reason, needed);
  }

  private int create(
      Service service,
      Planned planned,
      String name,
      ContainerRequest request,
      Reason reason,
      Collection<Integer> needed) {
    Map<String, ContainerRef> parents = parents(service);
    var before = new ArrayList<Integer>(needed);
    for (String other : Sharing.neededToCreate(service)) {
      before.addAll(planning.progress().started(other));
    }
    Mapping tree = planning.project().serviceTree(service.name());
    return planning
        .plan()
        .add(
            new CreateContainer(
                planned,
                name,
                request,
                parents,
                tree == null ? Mapping.empty(service.location()) : tree),
            reason,
            before);
  }

  private ContainerRequest request(
      Service service, Planned planned, @Nullable ContainerDetails replaced) {
    Project project = planning.project();
    var labels = new TreeMap<>(ContainerLabels.container(project, service, planned.number()));
    if (replaced != null) {
      labels.put(ComposeLabels.REPLACE, planned.name());
    }
    return requests.of(
        service,
        planned.name(),
        labels,
        ImageReference.of(project.name(), service),
        planning.request().recreation().anonymousVolumes() ? null : replaced);
  }

  /** Containers whose namespaces or mounts this service's containers share. */
  Map<String, ContainerRef> parents(Service service) {
    var parents = new HashMap<String, ContainerRef>();
    for (String name : Sharing.parents(service)) {
      parents.put(name, parent(service, name));
    }
    return parents;
  }

  private ContainerRef parent(Service service, String name) {
    List<ContainerRef> planned = planning.progress().containers(name);
    if (!planned.isEmpty()) {
      return planned.getFirst();
    }
    for (ContainerDetails container : planning.state().containers()) {
      if (Names.service(container).equals(name) && !Names.isOneOff(container)) {
        return Names.reference(container);
      }
    }
    throw new UsageException(
        "no-container",
        "service \"%s\" shares what service \"%s\" has, which has no container"
            .formatted(service.name(), name),
        "bring service \"" + name + "\" up as well");
  }
}
