package compose.orchestrator.loader;

import compose.orchestrator.yaml.JsonWriter;
import compose.orchestrator.yaml.Mapping;
import compose.orchestrator.yaml.MappingBuilder;
import compose.orchestrator.yaml.NaturalOrder;
import compose.orchestrator.yaml.Node;
import compose.orchestrator.yaml.Scalar;
import compose.orchestrator.yaml.Sequence;
import compose.orchestrator.yaml.YamlWriter;
import java.util.Comparator;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Prints a project as {@code config} does. */
public final class ConfigOutput {

  private final boolean yaml;

  private ConfigOutput(boolean yaml) {
    this.yaml = yaml;
  }

  /** The project as JSON, without a line break at the end. */
  public static String json(LoadedProject project, boolean interpolated) {
    if (!interpolated) {
      return JsonWriter.pretty(inByteOrder(project.tree(), Specification.FILE));
    }
    return escaped(JsonWriter.pretty(new ConfigOutput(false).file(project.tree())));
  }

  /** The project as YAML. */
  public static String yaml(LoadedProject project, boolean interpolated) {
    String text = YamlWriter.write(shown(project, interpolated));
    return interpolated ? escaped(text) : text;
  }

  /** What is shown of a project, in order. */
  static Node shown(LoadedProject project, boolean interpolated) {
    return interpolated ? new ConfigOutput(true).file(project.tree()) : sorted(project.tree());
  }

  /** Variables are replaced when the output is read again: a dollar sign that is left is one. */
  private static String escaped(String text) {
    return text.indexOf('$') < 0 ? text : text.replace("$", "$$");
  }

  private static Node sorted(Node node) {
    return sorted(node, NaturalOrder.INSTANCE);
  }

  private static Node sorted(Node node, Comparator<String> order) {
    if (node instanceof Mapping mapping) {
      var entries = new TreeMap<String, Mapping.Entry>(order);
      for (Mapping.Entry entry : mapping.all()) {
        Node value = sorted(entry.value(), order);
        entries.put(entry.key(), new Mapping.Entry(entry.key(), entry.keyLocation(), value));
      }
      return new Mapping(entries, mapping.location());
    }
    return node instanceof Sequence list
        ? Rewrite.items(list, (item, index) -> sorted(item, order))
        : node;
  }

  private Mapping file(Mapping tree) {
    Mapping shown = struct(tree, Specification.FILE);
    if (yaml) {
      return shown;
    }
    var sorted = new TreeMap<>(shown.entries());
    sorted.remove("models");
    tree.entries().forEach((key, entry) -> putExtension(sorted, key, entry));
    return new Mapping(sorted, tree.location());
  }

  private static void putExtension(
      Map<String, Mapping.Entry> entries, String key, Mapping.Entry entry) {
    if (key.startsWith("x-")) {
      entries.put(
          key, new Mapping.Entry(key, entry.keyLocation(), inByteOrder(entry.value(), null)));
    }
  }

  /** What is no attribute is sorted, and a list without items is mostly null. */
  private static Node inByteOrder(Node node, @Nullable Shape shape) {
    return emptyIsNull(sorted(node, Comparator.naturalOrder()), shape);
  }

  private static Node emptyIsNull(Node node, @Nullable Shape shape) {
    if (node instanceof Mapping mapping) {
      return Rewrite.entries(
          mapping,
          entry -> emptyIsNull(entry.value(), shape == null ? null : shape.of(entry.key())));
    }
    if (!(node instanceof Sequence list)) {
      return node;
    }
    Shape item = shape == null ? null : shape.item;
    return list.items().isEmpty() && !staysEmpty(shape)
        ? Scalar.of((Object) null, list.location())
        : Rewrite.items(list, (value, index) -> emptyIsNull(value, item));
  }

  /** A list whose items replace each other stays one, unless it is of variables. */
  private static boolean staysEmpty(@Nullable Shape shape) {
    return shape != null && shape.unique != UniqueKey.NONE && shape.kind != Kind.VARIABLES;
  }

  private Mapping struct(Mapping mapping, Shape shape) {
    var shown = new MappingBuilder(mapping.location());
    for (Shape attribute : shape.attributes.values()) {
      Mapping.Entry entry = mapping.entries().get(attribute.canonicalName);
      Node value = entry == null ? null : attribute(entry.value(), attribute, mapping);
      if (entry != null && value != null) {
        String key = yaml ? entry.key().toLowerCase(Locale.ROOT) : entry.key();
        shown.put(new Mapping.Entry(key, entry.keyLocation(), value));
      }
    }
    if (yaml) {
      extensions(mapping, shape, shown);
    }
    return shown.build();
  }

  private static void extensions(Mapping mapping, Shape shape, MappingBuilder shown) {
    var sorted = new TreeMap<String, Mapping.Entry>(NaturalOrder.INSTANCE);
    for (Mapping.Entry entry : mapping.all()) {
      if (shape.extensible && entry.key().startsWith("x-")) {
        Node value = sorted(entry.value());
        sorted.put(entry.key(), new Mapping.Entry(entry.key(), entry.keyLocation(), value));
      }
    }
    sorted.values().forEach(shown::put);
  }

  private @Nullable Node attribute(Node value, Shape shape, Mapping owner) {
    if (isHidden(value, shape, owner)) {
      return null;
    }
    return switch (shape.kind) {
      case STRUCT, REQUIRED_STRUCT -> value instanceof Mapping m ? struct(m, shape) : value;
      case STRUCTS -> structs(value, shape);
      case LIST -> list(value, shape);
      case VARIABLES, LABELS, OPTIONS, MULTIPLE -> yaml ? sorted(value) : value;
      case SSH -> ssh((Sequence) value);
      default -> value;
    };
  }

  private boolean isHidden(Node value, Shape shape, Mapping owner) {
    boolean content = shape.canonicalName.equals("content");
    if (content && (shape.internal || owner.get("environment") != null)) {
      return true;
    }
    if (shape.canonicalName.equals("label_file")) {
      return true;
    }
    return yaml && (isUnset(value, shape) || isHollow(value, shape));
  }

  private static boolean isUnset(Node value, Shape shape) {
    return shape.kind == Kind.COMMAND && Values.isNull(value);
  }

  /** A section that JSON always has, with nothing in it. */
  private static boolean isHollow(Node value, Shape shape) {
    if (shape.kind != Kind.REQUIRED_STRUCT || !(value instanceof Mapping mapping)) {
      return false;
    }
    return mapping.all().stream().allMatch(entry -> Values.isNull(entry.value()));
  }

  private Node structs(Node value, Shape shape) {
    Shape item = shape.others;
    if (!(value instanceof Mapping mapping) || item == null) {
      return value;
    }
    Comparator<String> order = yaml ? NaturalOrder.INSTANCE : Comparator.naturalOrder();
    var shown = new TreeMap<String, Mapping.Entry>(order);
    for (Mapping.Entry entry : mapping.all()) {
      Node resource = entry.value();
      Node struct = resource instanceof Mapping m ? struct(m, item) : resource;
      Node limit = item.kind == Kind.LIMIT ? limit(struct) : struct;
      shown.put(entry.key(), new Mapping.Entry(entry.key(), entry.keyLocation(), limit));
    }
    return new Mapping(shown, mapping.location());
  }

  /** YAML always has both numbers. */
  private Node limit(Node limit) {
    if (!yaml || !(limit instanceof Mapping given)) {
      return limit;
    }
    Scalar none = Scalar.of((Object) 0L, limit.location());
    return new MappingBuilder(limit.location())
        .put("soft", or(given.get("soft"), none))
        .put("hard", or(given.get("hard"), none))
        .build();
  }

  private static Node or(@Nullable Node node, Node other) {
    return node == null ? other : node;
  }

  private Node list(Node value, Shape shape) {
    Shape item = shape.item;
    if (!(value instanceof Sequence list) || item == null) {
      return value;
    }
    return Rewrite.items(
        list,
        (node, index) -> {
          if (!(node instanceof Mapping mapping)) {
            return node;
          }
          return item.kind == Kind.ENVIRONMENT_FILE
              ? environmentFile(mapping)
              : struct(mapping, item);
        });
  }

  private Node environmentFile(Mapping file) {
    return yaml ? new MappingBuilder(file).remove("format").build() : file;
  }

  private Node ssh(Sequence keys) {
    return Rewrite.items(
        keys,
        (key, index) -> {
          String text = Values.spelled(key);
          int equals = text.indexOf('=');
          return equals < 0
              ? key
              : Scalar.of(
                  text.substring(0, equals) + ": " + text.substring(equals + 1), key.location());
        });
  }
}
