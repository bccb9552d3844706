package compose.orchestrator.yaml;

import compose.orchestrator.diagnostic.Location;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Reads typed values out of a mapping of the canonical tree. The passes of the loader have checked
 * and normalised it: a value of another kind here is a mistake in a pass, not in a file.
 */
public final class Attributes {

  private final String name;
  private final Mapping mapping;
  private final @Nullable Scalar scalar;

  private Attributes(String name, Mapping mapping, @Nullable Scalar scalar) {
    this.name = name;
    this.mapping = mapping;
    this.scalar = scalar;
  }

  /** The attributes of a mapping that is known by a name, such as a service. */
  public static Attributes of(String name, @Nullable Node node) {
    if (node instanceof Mapping mapping) {
      return new Attributes(name, mapping, null);
    }
    Location place = node == null ? Location.of("") : node.location();
    return new Attributes(
        name, Mapping.empty(place), node instanceof Scalar scalar ? scalar : null);
  }

  /** The key under which this mapping stands. */
  public String name() {
    return name;
  }

  /** Where this mapping starts. */
  public Location location() {
    return mapping.location();
  }

  /** The whole number that stands in place of the mapping, or null where it is a mapping. */
  public @Nullable Long value() {
    String value = text(scalar);
    return value == null ? null : Long.valueOf(value);
  }

  /** Whether the key is there, even with a null value. */
  public boolean has(String key) {
    return mapping.entries().containsKey(key);
  }

  /** Text, or null where the key is absent. */
  public @Nullable String string(String key) {
    return text(mapping.get(key));
  }

  /** Text, or the given value where the key is absent. */
  public String string(String key, String otherwise) {
    String value = string(key);
    return value == null ? otherwise : value;
  }

  /** True or false, or null where the key is absent. */
  public @Nullable Boolean truth(String key) {
    String value = string(key);
    return value == null ? null : Boolean.valueOf(value);
  }

  /** Whether the key is there and true. */
  public boolean isTrue(String key) {
    return Boolean.TRUE.equals(truth(key));
  }

  /** A whole number (also of bytes), or null where the key is absent. */
  public @Nullable Long integer(String key) {
    String value = string(key);
    return value == null ? null : Long.valueOf(value);
  }

  /** A number, or null where the key is absent. */
  public @Nullable Double number(String key) {
    String value = string(key);
    return value == null ? null : Double.valueOf(value);
  }

  /** A duration such as {@code 1m30s}, or null where the key is absent. */
  public @Nullable Duration duration(String key) {
    String value = string(key);
    return value == null ? null : Durations.parse(value);
  }

  /** A list of text, empty where the key is absent. */
  public List<String> strings(String key) {
    List<String> found = stringsOrNull(key);
    return found == null ? List.of() : found;
  }

  /** A list of text, or null where the key is absent or null: some lists may be emptied. */
  public @Nullable List<String> stringsOrNull(String key) {
    if (!(mapping.get(key) instanceof Sequence sequence)) {
      return null;
    }
    var found = new ArrayList<String>(sequence.items().size());
    for (Node item : sequence.items()) {
      String value = text(item);
      found.add(value == null ? "" : value);
    }
    return Collections.unmodifiableList(found);
  }

  /**
   * Text by name in the order of the tree, empty where the key is absent; null values become empty.
   */
  public Map<String, String> texts(String key) {
    var found = new LinkedHashMap<String, String>();
    for (Mapping.Entry entry : of(key).mapping.all()) {
      String value = text(entry.value());
      found.put(entry.key(), value == null ? "" : value);
    }
    return Collections.unmodifiableMap(found);
  }

  /** Text by name where null means that the name has no value at all. */
  public Map<String, @Nullable String> nullableTexts(String key) {
    var found = new LinkedHashMap<String, @Nullable String>();
    for (Mapping.Entry entry : of(key).mapping.all()) {
      found.put(entry.key(), text(entry.value()));
    }
    return Collections.unmodifiableMap(found);
  }

  /** One record, or null where the key is absent. */
  public <T> @Nullable T object(String key, Function<Attributes, T> decoder) {
    return mapping.get(key) instanceof Mapping nested
        ? decoder.apply(new Attributes(key, nested, null))
        : null;
  }

  /** Records in a list, empty where the key is absent. */
  public <T> List<T> objects(String key, Function<Attributes, T> decoder) {
    if (!(mapping.get(key) instanceof Sequence sequence)) {
      return List.of();
    }
    var found = new ArrayList<T>(sequence.items().size());
    for (Node item : sequence.items()) {
      found.add(decoder.apply(of(key, item)));
    }
    return Collections.unmodifiableList(found);
  }

  /** Records by name in the order of the tree, empty where the key is absent. */
  public <T> Map<String, T> named(String key, Function<Attributes, T> decoder) {
    var found = new LinkedHashMap<String, T>();
    for (Mapping.Entry entry : of(key).mapping.all()) {
      found.put(entry.key(), decoder.apply(of(entry.key(), entry.value())));
    }
    return Collections.unmodifiableMap(found);
  }

  /** The attributes of a nested mapping, without any where the key is absent. */
  public Attributes of(String key) {
    return of(key, mapping.get(key));
  }

  /** The untyped value, for what the specification leaves open. */
  public @Nullable Node node(String key) {
    return mapping.get(key);
  }

  private static @Nullable String text(@Nullable Node node) {
    if (!(node instanceof Scalar scalar) || scalar.value() == null) {
      return null;
    }
    Object value = scalar.value();
    return value.toString();
  }
}
