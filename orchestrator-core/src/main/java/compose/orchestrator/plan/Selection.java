package compose.orchestrator.plan;

import compose.orchestrator.diagnostic.UsageException;
import compose.orchestrator.graph.ServiceGraph;
import compose.orchestrator.model.Project;
import compose.orchestrator.model.Service;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Which services a request means, and in which order. */
final class Selection {

  private Selection() {}

  static ServiceGraph graph(Project project) {
    var dependencies = new LinkedHashMap<String, Collection<String>>();
    for (Service service : project.services().values()) {
      dependencies.put(service.name(), service.lifecycle().dependsOn().keySet());
    }
    return ServiceGraph.of(dependencies);
  }

  /** The services named, all where none is, in the order of their dependencies. */
  static List<String> services(Project project, List<String> named, boolean withDependencies) {
    check(project, named);
    ServiceGraph graph = graph(project);
    if (named.isEmpty()) {
      return graph.order();
    }
    Set<String> wanted = withDependencies ? graph.withDependencies(named) : Set.copyOf(named);
    return graph.order().stream().filter(wanted::contains).toList();
  }

  /** Throws where a service is named that the file does not have. */
  static void check(Project project, Collection<String> named) {
    Map<String, Service> known = project.services();
    for (String service : named) {
      if (!known.containsKey(service)) {
        throw new UsageException(
            "no-such-service",
            "no such service: " + service,
            known.isEmpty()
                ? "the project has no services"
                : "services of this project: " + String.join(", ", known.keySet()));
      }
    }
  }
}
