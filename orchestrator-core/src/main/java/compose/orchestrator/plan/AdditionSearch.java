package compose.orchestrator.plan;

import compose.orchestrator.yaml.JsonWriter;
import compose.orchestrator.yaml.Mapping;
import compose.orchestrator.yaml.MappingBuilder;
import compose.orchestrator.yaml.Node;
import compose.orchestrator.yaml.Scalar;
import compose.orchestrator.yaml.Sequence;
import java.util.ArrayList;
import java.util.function.Predicate;

/**
 * Finds what was added to a service since its container was made, where only the hash of what it
 * was made of is known: the one value without which the file has that hash.
 */
final class AdditionSearch {

  private final Differences found;

  private AdditionSearch(Differences found) {
    this.found = found;
  }

  /** Adds the value that was added; returns whether there is one. */
  static boolean isFound(Mapping tree, Predicate<Mapping> hasHash, Differences found) {
    return new AdditionSearch(found)
        .in(tree, "", node -> node instanceof Mapping mapping && hasHash.test(mapping));
  }

  private boolean in(Node node, String path, Predicate<Node> hasHash) {
    return switch (node) {
      case Mapping mapping -> inMapping(mapping, path.isEmpty() ? "" : path + ".", hasHash);
      case Sequence sequence -> inSequence(sequence, path, hasHash);
      case Scalar _ -> false;
    };
  }

  private boolean inMapping(Mapping mapping, String prefix, Predicate<Node> hasHash) {
    for (Mapping.Entry entry : mapping.all()) {
      String path = prefix + entry.key();
      if (isWithout(mapping, entry.key(), hasHash)) {
        return isAdded(path, entry.value());
      }
      if (in(entry.value(), path, value -> hasHash.test(with(mapping, entry.key(), value)))) {
        return true;
      }
    }
    return false;
  }

  /** Without the key, without its value, or without anything if that was all. */
  private static boolean isWithout(Mapping mapping, String key, Predicate<Node> hasHash) {
    Mapping without = new MappingBuilder(mapping).remove(key).build();
    Scalar nothing = Scalar.of((Object) null, mapping.location());
    return hasHash.test(without)
        || hasHash.test(with(mapping, key, nothing))
        || (without.all().isEmpty() && hasHash.test(nothing));
  }

  private boolean inSequence(Sequence sequence, String path, Predicate<Node> hasHash) {
    for (int i = 0; i < sequence.items().size(); i++) {
      int place = i;
      String itemPath = path + "[" + i + "]";
      var without = new ArrayList<Node>(sequence.items());
      Node item = without.remove(i);
      if (hasHash.test(new Sequence(without, sequence.location()))) {
        return isAdded(itemPath, item);
      }
      if (in(item, itemPath, value -> hasHash.test(with(sequence, place, value)))) {
        return true;
      }
    }
    return false;
  }

  private boolean isAdded(String path, Node value) {
    found.text(path, null, JsonWriter.compact(value));
    return true;
  }

  private static Mapping with(Mapping mapping, String key, Node value) {
    return new MappingBuilder(mapping).put(key, value).build();
  }

  private static Sequence with(Sequence sequence, int place, Node value) {
    var items = new ArrayList<Node>(sequence.items());
    items.set(place, value);
    return new Sequence(items, sequence.location());
  }
}
