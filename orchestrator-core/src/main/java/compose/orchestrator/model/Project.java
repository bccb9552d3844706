package compose.orchestrator.model;

import compose.orchestrator.diagnostic.Location;
import compose.orchestrator.yaml.Attributes;
import compose.orchestrator.yaml.Mapping;
import compose.orchestrator.yaml.MappingBuilder;
import compose.orchestrator.yaml.Node;
import compose.orchestrator.yaml.Sequence;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A whole project: what the files say, resolved.
 *
 * @param name project name, the prefix of everything it makes
 * @param services enabled services by name
 * @param bases services that are not enabled, by name, whose images builds start from
 * @param networks networks by key
 * @param volumes volumes by key
 * @param configs configs by key
 * @param secrets secrets by key
 * @param origin where it was read from
 * @param tree the canonical tree all this was read from; hashes are made from it
 * @param baseTree the bases as they are in the files
 */
public record Project(
    String name,
    Map<String, Service> services,
    Map<String, Service> bases,
    Map<String, Network> networks,
    Map<String, Volume> volumes,
    Map<String, FileObject> configs,
    Map<String, FileObject> secrets,
    ProjectOrigin origin,
    Mapping tree,
    Mapping baseTree) {

  /** A project without a file: only what is on the engine can tell about it. */
  public static Project named(String name) {
    return new Project(
        name,
        Map.of(),
        Map.of(),
        Map.of(),
        Map.of(),
        Map.of(),
        Map.of(),
        ProjectOrigin.NONE,
        Mapping.empty(Location.of("")),
        Mapping.empty(Location.of("")));
  }

  /** Whether only its name is known: what it has is told by the engine. */
  public boolean isNameAlone() {
    return origin.equals(ProjectOrigin.NONE);
  }

  /** Reads the canonical tree that the loader made. */
  public static Project of(Mapping tree, ProjectOrigin origin) {
    return of(tree, Mapping.empty(tree.location()), origin);
  }

  /**
   * Reads the canonical tree that the loader made.
   *
   * @param bases what it has left out and builds start from
   */
  public static Project of(Mapping tree, Mapping bases, ProjectOrigin origin) {
    Attributes a = Attributes.of("", tree);
    Mapping others = new MappingBuilder(bases.location()).put("services", bases).build();
    return new Project(
        a.string("name", ""),
        a.named("services", Service::decode),
        Attributes.of("", others).named("services", Service::decode),
        a.named("networks", Network::decode),
        a.named("volumes", Volume::decode),
        a.named("configs", FileObject::decode),
        a.named("secrets", FileObject::decode),
        origin,
        tree,
        bases);
  }

  /** The same project with other content. */
  public Project withTree(Mapping other) {
    return of(other, baseTree, origin);
  }

  /** The service of that name, or the base, or null where there is neither. */
  public @Nullable Service buildable(String name) {
    Service service = services.get(name);
    return service == null ? bases.get(name) : service;
  }

  /** The service's own part of the canonical tree, or null where there is no such service. */
  public @Nullable Mapping serviceTree(String service) {
    return tree.get("services") instanceof Mapping services
            && services.get(service) instanceof Mapping found
        ? found
        : null;
  }

  /**
   * Where something stands in the files, or the nearest that holds it and is there.
   *
   * @param path keys from the top, and positions in lists
   */
  public Location location(List<String> path) {
    Node node = tree;
    for (String step : path) {
      Node next = child(node, step);
      if (next == null) {
        break;
      }
      node = next;
    }
    return node.location();
  }

  private static @Nullable Node child(Node node, String step) {
    if (node instanceof Mapping mapping) {
      return mapping.get(step);
    }
    return node instanceof Sequence sequence ? sequence.items().get(Integer.parseInt(step)) : null;
  }
}
