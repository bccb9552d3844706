package compose.orchestrator.loader;

import compose.orchestrator.yaml.Mapping;
import compose.orchestrator.yaml.MappingBuilder;
import compose.orchestrator.yaml.Node;
import compose.orchestrator.yaml.Scalar;
import compose.orchestrator.yaml.Sequence;
import java.util.ArrayList;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Gives the whole project its canonical form: attributes in the order of the specification, free
 * names in byte order, every value in the one spelling of its kind, and nothing that says nothing.
 * Extensions follow the attributes they stand beside, where they are kept.
 */
final class Canonical {

  /** What docker compose calls the extensions of a mapping. */
  static final String EXTENSIONS = "#extensions";

  private final Findings findings;
  private final boolean keepExtensions;
  private final CanonicalValues values;

  Canonical(boolean keepExtensions, Findings findings) {
    this.findings = findings;
    this.keepExtensions = keepExtensions;
    this.values = new CanonicalValues(findings);
  }

  Mapping file(Mapping file) {
    Mapping canonical = struct(file, Specification.FILE, TreePath.ROOT);
    return new MappingBuilder(canonical)
        .putIfAbsent("services", Mapping.empty(file.location()))
        .build();
  }

  private Mapping struct(Mapping mapping, Shape shape, TreePath path) {
    var canonical = new MappingBuilder(mapping.location());
    for (Map.Entry<String, Shape> attribute : shape.attributes.entrySet()) {
      String key = attribute.getKey();
      Mapping.Entry entry = entry(mapping, key);
      Node value = entry == null ? null : entry.value();
      Shape child = attribute.getValue();
      Node result = attribute(value, child, path, key, mapping);
      if (result != null) {
        var at = entry == null ? mapping.location() : entry.keyLocation();
        canonical.put(new Mapping.Entry(child.canonicalName, at, result));
      }
    }
    if (keepExtensions && shape.extensible) {
      extensions(mapping, canonical);
    }
    return canonical.build();
  }

  private static Mapping.@Nullable Entry entry(Mapping mapping, String key) {
    Mapping.Entry entry = mapping.entries().get(key);
    return entry == null && key.equals("content")
        ? mapping.entries().get(EnvironmentValues.CONTENT)
        : entry;
  }

  private static void extensions(Mapping mapping, MappingBuilder canonical) {
    TreeMap<String, Mapping.Entry> sorted = null;
    for (Mapping.Entry entry : mapping.all()) {
      String key = entry.key();
      if (key.startsWith("x-") && !key.equals(EnvironmentValues.CONTENT)) {
        sorted = sorted == null ? new TreeMap<>() : sorted;
        sorted.put(key, entry);
      }
    }
    if (sorted != null) {
      sorted.values().forEach(canonical::put);
    }
  }

  /** The canonical value of an attribute, or null where it is left out. */
  private @Nullable Node attribute(
      @Nullable Node given, Shape shape, TreePath parent, String key, Mapping owner) {
    Node value = Values.isNull(given) ? null : given;
    if (value == null) {
      return absent(shape, parent, key, owner);
    }
    return switch (shape.kind) {
      case ANY -> value;
      case DROPPED -> dropped(value, parent.child(key));
      case STRUCT, REQUIRED_STRUCT, ENVIRONMENT_FILE ->
          value instanceof Mapping mapping ? struct(mapping, shape, parent.child(key)) : null;
      case STRUCTS -> structs(value, shape, parent.child(key));
      case LIST -> list(value, shape, parent.child(key));
      default -> values.of(value, shape.kind, parent.child(key));
    };
  }

  private @Nullable Node dropped(Node value, TreePath path) {
    findings.warning("without-effect", path + ": without effect", "Remove it.", value.location());
    return null;
  }

  private @Nullable Node absent(Shape shape, TreePath parent, String key, Mapping owner) {
    var at = owner.location();
    return switch (shape.kind) {
      case COMMAND -> Scalar.of((Object) null, at);
      case REQUIRED_STRUCT -> struct(Mapping.empty(at), shape, parent.child(key));
      case REQUIRED_FLAG -> Scalar.of(false, at);
      case REQUIRED_TEXT -> Scalar.of("", at);
      case REQUIRED_BYTES -> Scalar.of("0", at);
      case REQUIRED_INTEGER, REQUIRED_NATURAL -> Scalar.of((Object) 0L, at);
      default -> null;
    };
  }

  private @Nullable Node structs(Node value, Shape shape, TreePath path) {
    Shape item = shape.others;
    if (!(value instanceof Mapping mapping) || item == null || mapping.entries().isEmpty()) {
      return null;
    }
    Mapping names = shape.merge == MergeRule.NAMES ? withoutExtensions(mapping) : mapping;
    var canonical = new MappingBuilder(mapping.location());
    for (Mapping.Entry entry : new TreeMap<>(names.entries()).values()) {
      Node result = named(entry, item, path);
      if (result != null) {
        canonical.put(new Mapping.Entry(entry.key(), entry.keyLocation(), result));
      }
    }
    return canonical.build();
  }

  /** Among the networks of a service, names that start with x- are extensions, under one name. */
  private static Mapping withoutExtensions(Mapping names) {
    var kept = new MappingBuilder(names.location());
    for (Mapping.Entry entry : names.all()) {
      boolean extension = entry.key().startsWith("x-");
      kept.put(extension ? extensions(entry) : entry);
    }
    return kept.build();
  }

  private static Mapping.Entry extensions(Mapping.Entry entry) {
    Mapping nothing = Mapping.empty(entry.value().location());
    return new Mapping.Entry(EXTENSIONS, entry.keyLocation(), nothing);
  }

  private @Nullable Node named(Mapping.Entry entry, Shape item, TreePath path) {
    Node value = entry.value();
    if (Values.isNull(value) && item.kind == Kind.STRUCT) {
      return value;
    }
    if (item.kind == Kind.LIMIT && value instanceof Mapping limit) {
      return struct(limit, item, path.child(entry.key()));
    }
    Mapping owner = Mapping.empty(entry.keyLocation());
    return attribute(value, item, path, entry.key(), owner);
  }

  private @Nullable Node list(Node value, Shape shape, TreePath path) {
    Shape item = shape.item;
    if (!(value instanceof Sequence list) || item == null || list.items().isEmpty()) {
      return null;
    }
    var items = new ArrayList<Node>(list.items().size());
    for (int i = 0; i < list.items().size(); i++) {
      if (list.items().get(i) instanceof Mapping mapping) {
        items.add(struct(mapping, item, path.item(i)));
      }
    }
    return items.isEmpty() ? null : new Sequence(items, list.location());
  }
}
