package compose.orchestrator.plan;

import compose.orchestrator.diagnostic.UsageException;
import compose.orchestrator.engine.ContainerDetails;
import compose.orchestrator.graph.ServiceGraph;
import compose.orchestrator.model.ComposeLabels;
import compose.orchestrator.model.Dependency;
import compose.orchestrator.model.Project;
import compose.orchestrator.model.Service;
import compose.orchestrator.state.ObservedState;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The containers of a project by service, in the order of dependencies. Where the file does not
 * know a service, its containers' labels tell what it depended on.
 */
final class ContainersInOrder {

  private final Map<String, List<ContainerDetails>> byService = new TreeMap<>();
  private final Map<String, Map<String, Dependency>> dependencies = new TreeMap<>();
  private final ServiceGraph graph;

  ContainersInOrder(Project project, ObservedState state, boolean oneOffs) {
    for (Service service : project.services().values()) {
      dependencies.put(service.name(), service.lifecycle().dependsOn());
    }
    for (ContainerDetails container : state.containers()) {
      if (oneOffs || !Names.isOneOff(container)) {
        String service = Names.service(container);
        byService.computeIfAbsent(service, any -> new ArrayList<>()).add(container);
        dependencies.computeIfAbsent(service, any -> labelled(container));
      }
    }
    this.graph = ServiceGraph.of(namesOf(dependencies));
  }

  private static Map<String, Dependency> labelled(ContainerDetails container) {
    return Dependency.ofLabel(container.labels().getOrDefault(ComposeLabels.DEPENDS_ON, ""));
  }

  private static Map<String, Set<String>> namesOf(Map<String, Map<String, Dependency>> all) {
    var names = new TreeMap<String, Set<String>>();
    all.forEach((service, dependencies) -> names.put(service, dependencies.keySet()));
    return names;
  }

  /** What a service depends on, by the file or else by the labels of its first container. */
  Map<String, Dependency> dependencies(String service) {
    return dependencies.getOrDefault(service, Map.of());
  }

  List<ContainerDetails> of(String service) {
    return byService.getOrDefault(service, List.of());
  }

  /** Services that have containers, dependencies first. */
  List<String> services() {
    return graph.order();
  }

  ServiceGraph graph() {
    return graph;
  }

  /**
   * Services named, all where none is. One that neither the file nor the engine has is refused; of
   * a project of which only the name is known it is noted, for its containers may just be gone.
   */
  List<String> services(Project project, List<String> named, PlanBuilder plan) {
    if (!project.isNameAlone()) {
      return services(project, named);
    }
    for (String service : named) {
      if (!byService.containsKey(service)) {
        plan.note("no-such-service", "no such service: " + service, known(project));
      }
    }
    return chosen(named);
  }

  /** Services named that exist in the file or on the engine, all where none is named. */
  List<String> services(Project project, List<String> named) {
    for (String service : named) {
      if (!project.services().containsKey(service) && !byService.containsKey(service)) {
        throw new UsageException("no-such-service", "no such service: " + service, known(project));
      }
    }
    return chosen(named);
  }

  private String known(Project project) {
    var known = new TreeSet<String>(project.services().keySet());
    known.addAll(byService.keySet());
    return known.isEmpty()
        ? "the project has no services"
        : "services of this project: " + String.join(", ", known);
  }

  private List<String> chosen(List<String> named) {
    return named.isEmpty() ? services() : services().stream().filter(named::contains).toList();
  }

  /** The same, with what the named ones depend on. */
  List<String> services(Project project, List<String> named, boolean dependencies) {
    List<String> services = services(project, named);
    return dependencies && !named.isEmpty()
        ? services().stream().filter(graph().withDependencies(services)::contains).toList()
        : services;
  }
}
