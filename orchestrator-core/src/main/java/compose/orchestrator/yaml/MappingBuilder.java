package compose.orchestrator.yaml;

import compose.orchestrator.diagnostic.Location;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Collects entries for a new mapping; an entry that is put again keeps its place in the order. */
public final class MappingBuilder {

  private Map<String, Mapping.Entry> entries;
  private boolean handedOver;
  private final Location location;

  /** Starts empty. */
  public MappingBuilder(Location location) {
    this.entries = new LinkedHashMap<>();
    this.location = location;
  }

  /** Starts with the entries of a mapping. */
  public MappingBuilder(Mapping mapping) {
    this.entries = new LinkedHashMap<>(mapping.entries());
    this.location = mapping.location();
  }

  /** A mapping that was built keeps its entries: what follows works on a copy. */
  private Map<String, Mapping.Entry> writable() {
    if (handedOver) {
      entries = new LinkedHashMap<>(entries);
      handedOver = false;
    }
    return entries;
  }

  /** Sets an entry under its own key. */
  public MappingBuilder put(Mapping.Entry entry) {
    writable().put(entry.key(), entry);
    return this;
  }

  /** Sets a value; a key that is there already keeps its location, a new one gets the value's. */
  public MappingBuilder put(String key, Node value) {
    Mapping.Entry present = entries.get(key);
    Location at = present == null ? value.location() : present.keyLocation();
    writable().put(key, new Mapping.Entry(key, at, value));
    return this;
  }

  /** Sets a value unless the key is there. */
  public MappingBuilder putIfAbsent(String key, Node value) {
    return entries.containsKey(key) ? this : put(key, value);
  }

  /** Forgets a key. */
  public MappingBuilder remove(String key) {
    writable().remove(key);
    return this;
  }

  /** The value of a key, or null where there is none. */
  public @Nullable Node get(String key) {
    Mapping.Entry entry = entries.get(key);
    return entry == null ? null : entry.value();
  }

  /** Whether there is no entry. */
  public boolean isEmpty() {
    return entries.isEmpty();
  }

  /** The mapping of what was put so far. */
  public Mapping build() {
    handedOver = true;
    return new Mapping(new Entries(entries), location);
  }
}
