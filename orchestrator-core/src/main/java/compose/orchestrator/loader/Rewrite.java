package compose.orchestrator.loader;

import compose.orchestrator.yaml.Mapping;
import compose.orchestrator.yaml.MappingBuilder;
import compose.orchestrator.yaml.Node;
import compose.orchestrator.yaml.Sequence;
import java.util.ArrayList;
import org.jspecify.annotations.Nullable;

/** Rebuilds collections value by value; one of which nothing changes stays as it is. */
final class Rewrite {

  /** The new value of an entry, or null to leave it out. */
  @FunctionalInterface
  interface EntryChange {
    @Nullable Node of(Mapping.Entry entry);
  }

  /** The new item at a place, or null to leave it out. */
  @FunctionalInterface
  interface ItemChange {
    @Nullable Node of(Node item, int index);
  }

  private Rewrite() {}

  static Mapping entries(Mapping mapping, EntryChange change) {
    MappingBuilder changed = null;
    for (Mapping.Entry entry : mapping.all()) {
      Node value = change.of(entry);
      if (!isSame(value, entry.value())) {
        changed = changed == null ? new MappingBuilder(mapping) : changed;
        if (value == null) {
          changed.remove(entry.key());
        } else {
          changed.put(new Mapping.Entry(entry.key(), entry.keyLocation(), value));
        }
      }
    }
    return changed == null ? mapping : changed.build();
  }

  static Sequence items(Sequence list, ItemChange change) {
    int size = list.items().size();
    var items = new ArrayList<Node>(size);
    boolean changed = false;
    for (int i = 0; i < size; i++) {
      Node before = list.items().get(i);
      Node after = change.of(before, i);
      changed |= !isSame(after, before);
      if (after != null) {
        items.add(after);
      }
    }
    return changed ? new Sequence(items, list.location()) : list;
  }

  /** Whether it is the very same node; comparing values would cost more than rebuilding. */
  @SuppressWarnings("ReferenceEquality")
  static boolean isSame(@Nullable Node a, @Nullable Node b) {
    return a == b;
  }
}
