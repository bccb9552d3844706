package compose.orchestrator.yaml;

import compose.orchestrator.diagnostic.Location;
import org.jspecify.annotations.Nullable;

/** Collects entries for a new mapping; an entry that is put again keeps its place in the order. */
public final class MappingBuilder {

  private Entries entries;
  private final Location location;

  /** What has the entries already, so that they are not this builder's to change. */
  private @Nullable Mapping owner;

  /** Starts empty. */
  public MappingBuilder(Location location) {
    this.entries = new Entries();
    this.location = location;
  }

  /** Starts with the entries of a mapping; if nothing is changed, that mapping is what is built. */
  public MappingBuilder(Mapping mapping) {
    this.entries = (Entries) mapping.entries();
    this.location = mapping.location();
    this.owner = mapping;
  }

  private Entries writable() {
    if (owner != null) {
      entries = new Entries(entries);
      owner = null;
    }
    return entries;
  }

  /** Sets an entry under its own key. */
  public MappingBuilder put(Mapping.Entry entry) {
    writable().set(entry);
    return this;
  }

  /** Sets a value; a key that is there already keeps its location, a new one gets the value's. */
  public MappingBuilder put(String key, Node value) {
    Mapping.Entry present = entries.get(key);
    Location at = present == null ? value.location() : present.keyLocation();
    writable().set(new Mapping.Entry(key, at, value));
    return this;
  }

  /** Sets a value unless the key is there. */
  public MappingBuilder putIfAbsent(String key, Node value) {
    return entries.containsKey(key) ? this : put(key, value);
  }

  /** Forgets a key. */
  public MappingBuilder remove(String key) {
    if (entries.containsKey(key)) {
      writable().drop(key);
    }
    return this;
  }

  /** The value of a key, or null where there is none. */
  public @Nullable Node get(String key) {
    Mapping.Entry entry = entries.get(key);
    return entry == null ? null : entry.value();
  }

  /** Where a key stands, or null where there is none. */
  @Nullable Location keyLocation(String key) {
    Mapping.Entry entry = entries.get(key);
    return entry == null ? null : entry.keyLocation();
  }

  /** Whether there is no entry. */
  public boolean isEmpty() {
    return entries.isEmpty();
  }

  /** The mapping of what was put so far. */
  public Mapping build() {
    if (owner == null) {
      owner = new Mapping(entries, location);
    }
    return owner;
  }
}
