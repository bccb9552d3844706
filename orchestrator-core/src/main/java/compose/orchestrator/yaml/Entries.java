package compose.orchestrator.yaml;

import java.util.AbstractMap;
import java.util.Collection;
import java.util.Collections;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Entries that nothing changes any more, so that a mapping can hold them without a copy. */
final class Entries extends AbstractMap<String, Mapping.Entry> {

  private final Map<String, Mapping.Entry> map;

  /** Takes the map over: whoever made it lets go of it. */
  Entries(Map<String, Mapping.Entry> map) {
    this.map = map;
  }

  @Override
  public int size() {
    return map.size();
  }

  @Override
  public boolean containsKey(@Nullable Object key) {
    return map.containsKey(key);
  }

  @Override
  public Mapping.@Nullable Entry get(@Nullable Object key) {
    return map.get(key);
  }

  @Override
  public Collection<Mapping.Entry> values() {
    return Collections.unmodifiableCollection(map.values());
  }

  @Override
  public Set<String> keySet() {
    return Collections.unmodifiableSet(map.keySet());
  }

  @Override
  public Set<Map.Entry<String, Mapping.Entry>> entrySet() {
    return Collections.unmodifiableSet(map.entrySet());
  }
}
