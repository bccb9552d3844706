package compose.orchestrator.yaml;

import compose.orchestrator.diagnostic.Location;
import java.util.Collection;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Named values, in the order of the file.
 *
 * @param entries by key; each entry knows where its key stands
 * @param location where the first key or the opening brace stands
 */
public record Mapping(Map<String, Entry> entries, Location location) implements Node {

  /**
   * One key and its value.
   *
   * @param key the name
   * @param keyLocation where the name stands
   * @param value what it names
   */
  public record Entry(String key, Location keyLocation, Node value) {}

  /** Keeps the order of the entries. */
  public Mapping {
    entries = entries instanceof Entries ? entries : new Entries(entries);
  }

  /** A mapping without entries. */
  public static Mapping empty(Location location) {
    return new Mapping(Entries.NONE, location);
  }

  /** The value of a key, or null where there is no such key. */
  public @Nullable Node get(String key) {
    Entry entry = entries.get(key);
    return entry == null ? null : entry.value();
  }

  /** The entries in order. */
  public Collection<Entry> all() {
    return entries.values();
  }

  @Override
  public String describe() {
    return "a mapping";
  }
}
