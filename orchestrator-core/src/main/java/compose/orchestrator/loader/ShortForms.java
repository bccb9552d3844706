package compose.orchestrator.loader;

import compose.orchestrator.diagnostic.Location;
import compose.orchestrator.yaml.Mapping;
import compose.orchestrator.yaml.MappingBuilder;
import compose.orchestrator.yaml.Node;
import compose.orchestrator.yaml.Scalar;
import compose.orchestrator.yaml.Sequence;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Replaces short spellings of attributes by the long ones that they stand for. */
final class ShortForms {

  private final Findings findings;
  private final boolean lenient;

  /**
   * Makes the pass.
   *
   * @param lenient lets through what cannot be read, because variables may still stand in it
   */
  ShortForms(boolean lenient, Findings findings) {
    this.lenient = lenient;
    this.findings = findings;
  }

  Mapping file(Mapping file) {
    return mapping(file, Specification.FILE, TreePath.ROOT);
  }

  private Mapping mapping(Mapping mapping, Shape shape, TreePath path) {
    return Rewrite.entries(
        mapping,
        entry -> {
          Shape child = shape.of(entry.key());
          return child == null
              ? entry.value()
              : node(entry.value(), child, path.child(entry.key()));
        });
  }

  private Node node(Node node, Shape shape, TreePath path) {
    Node longForm = shape.form == ShortForm.NONE ? node : expand(node, shape.form, path);
    if (longForm instanceof Mapping mapping) {
      return mapping(mapping, shape, path);
    }
    if (longForm instanceof Sequence list && shape.item != null) {
      return list(list, shape.item, path);
    }
    return longForm;
  }

  private Node list(Sequence list, Shape item, TreePath path) {
    return Rewrite.items(list, (node, index) -> node(node, item, path.item(index)));
  }

  private Node expand(Node node, ShortForm form, TreePath path) {
    return switch (form) {
      case NONE -> node;
      case BUILD -> named(node, "context");
      case FILE_REFERENCE -> named(node, "source");
      case EXTENDS -> named(node, "service");
      case INCLUDE -> named(node, "path");
      case TEXT -> node instanceof Mapping ? node : text(node);
      case KEY_VALUES -> keyValues(node, path);
      case DEPENDS_ON -> dependencies(node);
      case ENVIRONMENT_FILES -> environmentFiles(node);
      case ONE_OR_MORE -> oneOrMore(node);
      case NAME_SERVERS -> withoutEmpty(oneOrMore(node));
      case GPUS -> gpus(node);
      case NAMES -> names(node);
      case MOUNT -> mount(node, path);
      case DEVICE -> device(node, path);
      case PORTS -> ports(node, path);
      case SSH -> ssh(node, path);
      case LIMIT -> limit(node, path);
      case EXTERNAL -> external(node, path);
    };
  }

  private static Node named(Node node, String key) {
    return Values.text(node) == null
        ? node
        : new MappingBuilder(node.location()).put(key, node).build();
  }

  private static Node text(Node node) {
    return Scalar.of(Values.spelled(node), node.location());
  }

  private static Node oneOrMore(Node node) {
    return Values.text(node) == null ? node : new Sequence(List.of(node), node.location());
  }

  private static Node withoutEmpty(Node node) {
    if (!(node instanceof Sequence list)) {
      return node;
    }
    var kept = new ArrayList<Node>(list.items());
    kept.removeIf(item -> Values.isNull(item) || "".equals(Values.text(item)));
    return new Sequence(kept, list.location());
  }

  private Node keyValues(Node node, TreePath path) {
    if (!(node instanceof Sequence list)) {
      return node;
    }
    var mapping = new MappingBuilder(node.location());
    for (Node item : list.items()) {
      String text = Values.spelled(item);
      int equals = text.indexOf('=');
      if (equals < 0) {
        return invalid(node, item, path, "expected key=value, got '" + text + "'");
      }
      Scalar value = Scalar.of(text.substring(equals + 1), item.location());
      mapping.put(text.substring(0, equals), value);
    }
    return mapping.build();
  }

  private static Node dependencies(Node node) {
    if (node instanceof Sequence list) {
      var mapping = new MappingBuilder(node.location());
      for (Node item : list.items()) {
        mapping.put(Values.spelled(item), Dependencies.usual(item.location()));
      }
      return mapping.build();
    }
    if (!(node instanceof Mapping conditions)) {
      return node;
    }
    var mapping = new MappingBuilder(conditions);
    for (Mapping.Entry entry : conditions.all()) {
      if (entry.value() instanceof Mapping given && given.get("required") == null) {
        Scalar required = Scalar.of(true, given.location());
        mapping.put(entry.key(), new MappingBuilder(given).put("required", required).build());
      }
    }
    return mapping.build();
  }

  private static Node environmentFiles(Node node) {
    List<Node> given = node instanceof Sequence list ? list.items() : List.of(node);
    var files = new ArrayList<Node>(given.size());
    for (Node file : given) {
      Scalar required = Scalar.of(true, file.location());
      if (named(file, "path") instanceof Mapping named) {
        files.add(new MappingBuilder(named).putIfAbsent("required", required).build());
      }
    }
    return new Sequence(files, node.location());
  }

  private static Node gpus(Node node) {
    if (Values.text(node) == null) {
      return node;
    }
    Scalar all = Scalar.of("all", node.location());
    Mapping request = new MappingBuilder(node.location()).put("count", all).build();
    return new Sequence(List.of(request), node.location());
  }

  private static Node names(Node node) {
    if (!(node instanceof Sequence list)) {
      return node;
    }
    var mapping = new MappingBuilder(node.location());
    for (Node item : list.items()) {
      mapping.put(Values.spelled(item), Scalar.of((Object) null, item.location()));
    }
    return mapping.build();
  }

  private Node mount(Node node, TreePath path) {
    String text = Values.text(node);
    try {
      return text == null ? node : MountSpecification.parse(text, node.location());
    } catch (InvalidSpecification e) {
      return invalid(node, path, "invalid-mount", e);
    }
  }

  private Node device(Node node, TreePath path) {
    String text = Values.text(node);
    if (text == null) {
      return node;
    }
    String[] parts = text.split(":", -1);
    if (parts.length > 3) {
      return invalid(node, node, path, "not a device mapping, it has too many colons: " + text);
    }
    Location at = node.location();
    String target = parts.length > 1 && !parts[1].isEmpty() ? parts[1] : parts[0];
    return new MappingBuilder(at)
        .put("source", Scalar.of(parts[0], at))
        .put("target", Scalar.of(target, at))
        .put("permissions", Scalar.of(parts.length > 2 ? parts[2] : "rwm", at))
        .build();
  }

  private Node ports(Node node, TreePath path) {
    if (!(node instanceof Sequence list)) {
      return node;
    }
    var ports = new ArrayList<Node>(list.items().size());
    for (int i = 0; i < list.items().size(); i++) {
      Node item = list.items().get(i);
      try {
        ports.addAll(port(item));
      } catch (InvalidSpecification e) {
        if (lenient) {
          return node;
        }
        invalid(item, path.item(i), "invalid-port", e);
      }
    }
    return new Sequence(ports, list.location());
  }

  private static List<? extends Node> port(Node item) throws InvalidSpecification {
    return item instanceof Scalar
        ? PortSpecification.parse(Values.spelled(item), item.location())
        : List.of(item);
  }

  private Node ssh(Node node, TreePath path) {
    if (!(node instanceof Sequence list)) {
      return node;
    }
    var keys = new MappingBuilder(node.location());
    for (Node item : list.items()) {
      String text = Values.spelled(item);
      int equals = text.indexOf('=');
      if (equals < 0 && !text.equals("default")) {
        return invalid(node, item, path, "expected default or id=path, got '" + text + "'");
      }
      String id = equals < 0 ? text : text.substring(0, equals);
      Object file = equals < 0 ? null : text.substring(equals + 1);
      keys.put(id, Scalar.of(file, item.location()));
    }
    return keys.build();
  }

  private Node limit(Node node, TreePath path) {
    if (node instanceof Scalar scalar && !(scalar.value() instanceof Long)) {
      return invalid(node, node, path, "expected an integer, got " + node.describe());
    }
    return node;
  }

  /** The old form gives the name below {@code external}. */
  private Node external(Node node, TreePath path) {
    if (!(node instanceof Mapping resource)
        || !(resource.get("external") instanceof Mapping external)) {
      return node;
    }
    var changed = new MappingBuilder(resource);
    changed.put("external", Scalar.of(true, external.location()));
    Node oldName = external.get("name");
    if (oldName != null) {
      findings.warning(
          "external-name",
          path + ": external.name is deprecated. Please set name and external: true",
          null,
          oldName.location());
      Node name = resource.get("name");
      if (name != null && !Values.same(name, oldName)) {
        invalid(node, oldName, path, "name and external.name differ");
      }
      changed.putIfAbsent("name", oldName);
    }
    return changed.build();
  }

  private Node invalid(Node node, TreePath path, String code, InvalidSpecification e) {
    if (!lenient) {
      findings.error(code, path, e.summary(), e.help(), node.location());
    }
    return node;
  }

  private Node invalid(Node node, Node at, TreePath path, @Nullable String summary) {
    if (!lenient) {
      findings.error("wrong-value", path, String.valueOf(summary), null, at.location());
    }
    return node;
  }
}
