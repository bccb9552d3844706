package compose.orchestrator.yaml;

import java.util.AbstractCollection;
import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The entries of a mapping by key, in the order they came. Most mappings have few: these are an
 * array that is searched by the hashes of its keys, which takes a third of the memory of a hash
 * table. Only a {@link MappingBuilder} changes them, and only before it hands them over.
 */
final class Entries extends AbstractMap<String, Mapping.Entry> {

  /** What an empty mapping has. */
  static final Entries NONE = new Entries(Map.of());

  private static final int MOST_SEARCHED = 32;

  private Mapping.Entry[] entries;
  private int[] hashes;
  private int size;

  /** The place of each key; null where there are few. */
  private @Nullable Map<String, Integer> places;

  /** None so far. */
  Entries() {
    entries = new Mapping.Entry[4];
    hashes = new int[4];
  }

  /** The same as another map has. */
  Entries(Map<String, Mapping.Entry> from) {
    if (from instanceof Entries other) {
      int room = other.size + 1;
      entries = Arrays.copyOf(other.entries, room);
      hashes = Arrays.copyOf(other.hashes, room);
      size = other.size;
      places = other.places == null ? null : new HashMap<>(other.places);
    } else {
      entries = new Mapping.Entry[from.size()];
      hashes = new int[from.size()];
      from.forEach(this::append);
    }
  }

  /** Replaces the entry of the same key, or adds one. */
  void set(Mapping.Entry entry) {
    int place = place(entry.key());
    if (place < 0) {
      append(entry.key(), entry);
    } else {
      entries[place] = entry;
    }
  }

  private void append(String key, Mapping.Entry entry) {
    if (size == entries.length) {
      entries = Arrays.copyOf(entries, size * 2 + 1);
      hashes = Arrays.copyOf(hashes, size * 2 + 1);
    }
    entries[size] = entry;
    hashes[size] = key.hashCode();
    size++;
    if (places != null) {
      places.put(key, size - 1);
    } else if (size > MOST_SEARCHED) {
      places = allPlaces();
    }
  }

  private Map<String, Integer> allPlaces() {
    var all = new HashMap<String, Integer>();
    for (int i = 0; i < size; i++) {
      all.put(entries[i].key(), i);
    }
    return all;
  }

  /** Forgets a key. */
  void drop(String key) {
    int place = place(key);
    if (place < 0) {
      return;
    }
    size--;
    System.arraycopy(entries, place + 1, entries, place, size - place);
    System.arraycopy(hashes, place + 1, hashes, place, size - place);
    places = size > MOST_SEARCHED ? allPlaces() : null;
  }

  private int place(String key) {
    if (places != null) {
      return places.getOrDefault(key, -1);
    }
    int hash = key.hashCode();
    for (int i = 0; i < size; i++) {
      if (hashes[i] == hash && entries[i].key().equals(key)) {
        return i;
      }
    }
    return -1;
  }

  @Override
  public int size() {
    return size;
  }

  @Override
  public boolean containsKey(@Nullable Object key) {
    return get(key) != null;
  }

  @Override
  public Mapping.@Nullable Entry get(@Nullable Object key) {
    int place = key instanceof String text ? place(text) : -1;
    return place < 0 ? null : entries[place];
  }

  @Override
  public Collection<Mapping.Entry> values() {
    return new AbstractCollection<>() {
      @Override
      public int size() {
        return size;
      }

      @Override
      public Iterator<Mapping.Entry> iterator() {
        return new InOrder();
      }
    };
  }

  private final class InOrder implements Iterator<Mapping.Entry> {

    private int next;

    @Override
    public boolean hasNext() {
      return next < size;
    }

    @Override
    public Mapping.Entry next() {
      if (next >= size) {
        throw new NoSuchElementException();
      }
      return entries[next++];
    }
  }

  @Override
  public Set<Map.Entry<String, Mapping.Entry>> entrySet() {
    return new AbstractSet<>() {
      @Override
      public int size() {
        return size;
      }

      @Override
      public Iterator<Map.Entry<String, Mapping.Entry>> iterator() {
        return values().stream().map(entry -> Map.entry(entry.key(), entry)).iterator();
      }
    };
  }
}
