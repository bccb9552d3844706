package compose.orchestrator.plan;

import compose.orchestrator.diagnostic.UsageException;
import compose.orchestrator.engine.ContainerDetails;
import compose.orchestrator.graph.ServiceGraph;
import compose.orchestrator.model.ComposeLabels;
import compose.orchestrator.model.Project;
import compose.orchestrator.model.Service;
import compose.orchestrator.state.ObservedState;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The containers of a project by service, in the order of dependencies. Where the file does not
 * know a service, its containers' labels tell what it depended on.
 */
final class ContainersInOrder {

  private final Map<String, List<ContainerDetails>> byService = new TreeMap<>();
  private final ServiceGraph graph;

  ContainersInOrder(Project project, ObservedState state, boolean oneOffs) {
    var dependencies = new TreeMap<String, Collection<String>>();
    for (Service service : project.services().values()) {
      dependencies.put(service.name(), service.lifecycle().dependsOn().keySet());
    }
    for (ContainerDetails container : state.containers()) {
      if (oneOffs || !Names.isOneOff(container)) {
        String service = Names.service(container);
        byService.computeIfAbsent(service, any -> new ArrayList<>()).add(container);
        dependencies.putIfAbsent(service, labelled(container));
      }
    }
    this.graph = ServiceGraph.of(dependencies);
  }

  private static List<String> labelled(ContainerDetails container) {
    var names = new ArrayList<String>();
    String label = container.labels().getOrDefault(ComposeLabels.DEPENDS_ON, "");
    for (String entry : label.split(",", -1)) {
      int colon = entry.indexOf(':');
      if (colon > 0) {
        names.add(entry.substring(0, colon));
      }
    }
    return names;
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

  /** Services named that exist in the file or on the engine, all where none is named. */
  List<String> services(Project project, List<String> named) {
    for (String service : named) {
      if (!project.services().containsKey(service) && !byService.containsKey(service)) {
        var known = new TreeSet<String>(project.services().keySet());
        known.addAll(byService.keySet());
        throw new UsageException(
            "no-such-service",
            "no such service: " + service,
            known.isEmpty()
                ? "the project has no services"
                : "services of this project: " + String.join(", ", known));
      }
    }
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
