package compose.orchestrator.lint;

import compose.orchestrator.diagnostic.Location;
import compose.orchestrator.model.Project;
import compose.orchestrator.model.Service;
import compose.orchestrator.yaml.Mapping;
import compose.orchestrator.yaml.Node;
import compose.orchestrator.yaml.Sequence;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What rules look at.
 *
 * @param project the project as it is understood
 * @param documents its documents as they are written, variables not replaced
 */
record Subject(Project project, List<Mapping> documents) {

  /** Where an attribute of a service stands, or the service itself where it has none. */
  Location place(Service service, String attribute) {
    Node value = attribute(service, attribute);
    return value == null ? service.location() : value.location();
  }

  /** Where an item of a list of a service stands, or the service itself where it has none. */
  Location place(Service service, String attribute, int index) {
    return attribute(service, attribute) instanceof Sequence list && index < list.items().size()
        ? list.items().get(index).location()
        : service.location();
  }

  private @Nullable Node attribute(Service service, String attribute) {
    Mapping tree = project.serviceTree(service.name());
    return tree == null ? null : tree.get(attribute);
  }
}
