package compose.orchestrator.loader;

import static org.assertj.core.api.Assertions.assertThat;

import compose.orchestrator.model.Project;
import compose.orchestrator.model.ProjectOrigin;
import compose.orchestrator.yaml.Mapping;
import compose.orchestrator.yaml.MappingBuilder;
import compose.orchestrator.yaml.Node;
import compose.orchestrator.yaml.Sequence;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/**
 * Makes a project out of the attribute table, takes each attribute out of it, and looks whether the
 * model changes: an attribute that nobody reads is named.
 */
class AttributeCoverageTest {

  /** The loader acts on these itself. */
  private static final List<String> READ_WHILE_LOADING =
      List.of("services.*.env_file", "services.*.extends", "services.*.label_file");

  /** Planning notes that these have no effect, or that what refers to them has none. */
  private static final List<String> NOTED =
      List.of(
          "models",
          "configs.*.labels",
          "configs.*.template_driver",
          "secrets.*.driver",
          "secrets.*.driver_opts",
          "secrets.*.labels",
          "secrets.*.template_driver",
          "services.*.deploy.placement",
          "services.*.deploy.resources.reservations.generic_resources");

  /** Not in the canonical form: the loader acts on the first two and warns of the others. */
  private static final List<String> DROPPED =
      List.of("include", "version", "networks.*.ipam.options", "services.*.pull_refresh_after");

  private final TreeSet<String> ignored = new TreeSet<>();

  @Test
  void everyAttributeReachesTheModel() {
    Mapping tree = SampleValues.struct(Specification.FILE);
    List<List<String>> paths = new ArrayList<>();
    collect(tree, Specification.FILE, List.of(), paths);
    Project whole = Project.of(tree, ProjectOrigin.NONE);
    for (List<String> path : paths) {
      if (isSame(whole, Project.of(without(tree, path), ProjectOrigin.NONE))) {
        ignored.add(name(path));
      }
    }
    assertThat(ignored).allMatch(name -> isBelow(name, READ_WHILE_LOADING) || isBelow(name, NOTED));
    assertThat(ignored).containsAll(READ_WHILE_LOADING).containsAll(NOTED);
  }

  private static boolean isBelow(String name, List<String> parents) {
    return parents.stream()
        .anyMatch(parent ->
            name.equals(parent) || name.startsWith(parent + ".") || name.startsWith(parent + "[]"));
  }

  @Test
  void attributesThatAreLeftOutAreKnown() {
    List<List<String>> paths = new ArrayList<>();
    dropped(Specification.FILE, List.of(), paths);
    assertThat(paths.stream().map(AttributeCoverageTest::name))
        .containsExactlyInAnyOrderElementsOf(DROPPED);
  }

  private static void dropped(Shape shape, List<String> path, List<List<String>> paths) {
    if (shape.kind == Kind.DROPPED) {
      paths.add(path);
      return;
    }
    shape.attributes.forEach((key, value) -> dropped(value, appended(path, key), paths));
    if (shape.others != null) {
      dropped(shape.others, appended(path, SampleValues.NAME), paths);
    }
    if (shape.item != null) {
      dropped(shape.item, appended(path, "0"), paths);
    }
  }

  private static boolean isSame(Project a, Project b) {
    return a.name().equals(b.name())
        && a.services().equals(b.services())
        && a.networks().equals(b.networks())
        && a.volumes().equals(b.volumes())
        && a.configs().equals(b.configs())
        && a.secrets().equals(b.secrets());
  }

  /** The path with a star for each free name and brackets for each place in a list. */
  private static String name(List<String> path) {
    return String.join(".", path)
        .replaceAll("^(\\w+)\\.[^.]+", "$1.*")
        .replaceAll("\\.(depends_on|networks|ulimits|models)\\.[^.]+", ".$1.*")
        .replaceAll("\\.\\d+", "[]");
  }

  private static void collect(Node node, Shape shape, List<String> path, List<List<String>> paths) {
    if (node instanceof Sequence list && shape.item != null) {
      for (int i = 0; i < list.items().size(); i++) {
        collect(list.items().get(i), shape.item, appended(path, Integer.toString(i)), paths);
      }
    }
    if (!(node instanceof Mapping mapping)) {
      return;
    }
    for (Mapping.Entry entry : mapping.all()) {
      List<String> child = appended(path, entry.key());
      for (Shape attribute : shape.attributes.values()) {
        if (attribute.canonicalName.equals(entry.key())) {
          paths.add(child);
          collect(entry.value(), attribute, child, paths);
        }
      }
      if (shape.others != null && shape.kind == Kind.STRUCTS) {
        collect(entry.value(), shape.others, child, paths);
      }
    }
  }

  private static List<String> appended(List<String> path, String key) {
    var longer = new ArrayList<>(path);
    longer.add(key);
    return longer;
  }

  private static Mapping without(Mapping tree, List<String> path) {
    return (Mapping) removed(tree, path);
  }

  private static Node removed(Node node, List<String> path) {
    String key = path.getFirst();
    List<String> rest = path.subList(1, path.size());
    if (node instanceof Sequence list) {
      var items = new ArrayList<>(list.items());
      int index = Integer.parseInt(key);
      items.set(index, removed(items.get(index), rest));
      return new Sequence(items, list.location());
    }
    Mapping mapping = (Mapping) node;
    Node value = mapping.get(key);
    if (rest.isEmpty() || value == null) {
      return new MappingBuilder(mapping).remove(key).build();
    }
    return new MappingBuilder(mapping).put(key, removed(value, rest)).build();
  }
}
