package compose.orchestrator.yaml;

import compose.orchestrator.diagnostic.Diagnostic;
import compose.orchestrator.diagnostic.Location;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.common.Anchor;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.parser.Parser;

/**
 * Builds trees from parser events: anchors, aliases, merge keys, {@code !reset} and {@code
 * !override}. Nodes behind an alias are shared; how large the tree would be if they were copied is
 * bounded, and so is its depth.
 */
final class Composer {

  private static final int MAXIMUM_DEPTH = 250;
  private static final long MAXIMUM_NODES = 5_000_000;
  private static final String RESET = "!reset";
  private static final String OVERRIDE = "!override";

  /** What an anchor names; node is null where it is tagged {@code !reset}. */
  private record Anchored(@Nullable Node node, long size, AliasPlaces places) {
    Anchored(@Nullable Node node, long size) {
      this(node, size, new AliasPlaces());
    }
  }

  private final Parser parser;
  private final String file;
  private final Consumer<Diagnostic> findings;
  private final Map<String, Anchored> anchors = new HashMap<>();
  private final List<String> open = new ArrayList<>();
  private final List<String> path = new ArrayList<>();
  private List<List<String>> cleared = new ArrayList<>();
  private long size;
  private int depth;

  Composer(Parser parser, String file, Consumer<Diagnostic> findings) {
    this.parser = parser;
    this.file = file;
    this.findings = findings;
    parser.next();
  }

  boolean hasDocument() {
    return !parser.checkEvent(Event.ID.StreamEnd);
  }

  Document document() {
    Event start = parser.next();
    anchors.clear();
    cleared = new ArrayList<>();
    Node root = compose();
    parser.next();
    Location at = location(start.getStartMark());
    return new Document(root == null ? Scalar.of((Object) null, at) : root, cleared);
  }

  /** The next node, or null where it is tagged {@code !reset}. */
  private @Nullable Node compose() {
    Event event = parser.next();
    if (event instanceof AliasEvent alias) {
      return value(alias);
    }
    String anchor = ((NodeEvent) event).getAnchor().map(Anchor::getValue).orElse(null);
    long before = size;
    if (anchor != null) {
      open.add(anchor);
    }
    Node node = tagged(event);
    if (anchor != null) {
      open.removeLast();
      anchors.put(anchor, new Anchored(node, size - before));
    }
    return node;
  }

  /** What an alias in the place of a value stands for, or null where that is {@code !reset}. */
  private @Nullable Node value(AliasEvent event) {
    Location at = location(event.getStartMark());
    Anchored anchored = anchored(event, at);
    String earlier = anchored.places.add(path);
    if (earlier != null) {
      throw repeated(event.getAlias().getValue(), earlier, at);
    }
    grow(anchored.size, at);
    if (anchored.node == null) {
      clear();
    }
    return anchored.node;
  }

  private UnreadableYaml repeated(String name, String earlier, Location at) {
    String place = String.join(".", path);
    return new UnreadableYaml(
        Diagnostic.error(
            "alias-cycle",
            place + ": the alias '*" + name + "' stands at " + earlier + ", too",
            "An alias cannot stand above and below itself: write out what one of them stands for.",
            at));
  }

  private Anchored anchored(AliasEvent event, Location at) {
    String name = event.getAlias().getValue();
    if (open.contains(name)) {
      throw unreadable("alias-cycle", "the alias '*" + name + "' stands inside its own anchor", at);
    }
    Anchored anchored = anchors.get(name);
    if (anchored == null) {
      throw unreadable("unknown-alias", "the anchor '&" + name + "' is not defined above", at);
    }
    return anchored;
  }

  private @Nullable Node tagged(Event event) {
    Location at = location(event.getStartMark());
    grow(1, at);
    String tag = tag(event).orElse(null);
    if (RESET.equals(tag)) {
      clear();
      int noted = cleared.size();
      build(event, null, at);
      cleared.subList(noted, cleared.size()).clear();
      return null;
    }
    if (OVERRIDE.equals(tag)) {
      clear();
    }
    return build(event, tag, at);
  }

  private Node build(Event event, @Nullable String tag, Location at) {
    if (event instanceof ScalarEvent scalar) {
      return TaggedScalar.of(scalar, tag, at);
    }
    if (++depth > MAXIMUM_DEPTH) {
      throw unreadable("too-deep", "nested more than " + MAXIMUM_DEPTH + " levels deep", at);
    }
    Node node = event.getEventId() == Event.ID.SequenceStart ? sequence(at) : mapping(at);
    depth--;
    return node;
  }

  private Sequence sequence(Location at) {
    var items = new ArrayList<Node>();
    for (int index = 0; !parser.checkEvent(Event.ID.SequenceEnd); index++) {
      path.add(Integer.toString(index));
      Node item = compose();
      path.removeLast();
      if (item != null) {
        items.add(item);
      }
    }
    parser.next();
    return new Sequence(items, at);
  }

  private Mapping mapping(Location at) {
    var builder = new MappingBuilder(at);
    var others = new HashMap<String, Location>();
    Node merge = null;
    while (!parser.checkEvent(Event.ID.MappingEnd)) {
      Event keyEvent = parser.next();
      Location keyAt = location(keyEvent.getStartMark());
      String key = key(keyEvent, keyAt);
      boolean merging = isMergeKey(keyEvent);
      boolean fresh = isFirst(key, keyAt, builder.keyLocation(key), others.get(key));
      Node value = value(key, merging);
      if (merging) {
        merge = value;
      }
      if (!merging && fresh && value != null) {
        builder.put(new Mapping.Entry(key, keyAt, value));
      } else {
        others.putIfAbsent(key, keyAt);
      }
    }
    parser.next();
    if (merge != null) {
      merge(builder, merge);
    }
    return builder.build();
  }

  private @Nullable Node value(String key, boolean merging) {
    if (merging) {
      return compose();
    }
    path.add(key);
    Node value = compose();
    path.removeLast();
    return value;
  }

  private boolean isFirst(
      String key, Location at, @Nullable Location kept, @Nullable Location other) {
    Location first = kept != null ? kept : other;
    if (first == null) {
      return true;
    }
    findings.accept(
        Diagnostic.error(
            "duplicate-key",
            "the key '" + key + "' is already defined at line " + first.line(),
            "Remove one of the two, or put both contents under one key.",
            at));
    return false;
  }

  private String key(Event event, Location at) {
    if (event instanceof AliasEvent alias) {
      Node node = anchored(alias, at).node;
      if (node instanceof Scalar scalar && scalar.value() instanceof String text) {
        return text;
      }
    }
    if (!(event instanceof ScalarEvent scalar)) {
      throw unreadable("non-string-key", "a key must be a single text", at);
    }
    Node key = tagged(scalar);
    String anchor = scalar.getAnchor().map(Anchor::getValue).orElse(null);
    if (anchor != null) {
      anchors.put(anchor, new Anchored(key, 1));
    }
    if (key instanceof Scalar text && !(text.value() instanceof String)) {
      nonStringKey(text, at);
    }
    return scalar.getValue();
  }

  private void nonStringKey(Scalar key, Location at) {
    String where = path.isEmpty() ? "" : String.join(".", path) + ": ";
    findings.accept(
        Diagnostic.error(
            "non-string-key",
            where + "expected a text as key, got " + key.describe(),
            "Quote the key: \"" + key.text() + "\".",
            at));
  }

  private static boolean isMergeKey(Event event) {
    return event instanceof ScalarEvent scalar
        && scalar.isPlain()
        && scalar.getValue().equals("<<")
        && scalar.getTag().isEmpty();
  }

  private void merge(MappingBuilder builder, Node merge) {
    if (merge instanceof Mapping mapping) {
      for (Mapping.Entry entry : mapping.all()) {
        if (builder.get(entry.key()) == null) {
          builder.put(entry);
        }
      }
      return;
    }
    if (!(merge instanceof Sequence sequence)) {
      throw mergeExpected(merge);
    }
    for (Node item : sequence.items()) {
      if (!(item instanceof Mapping)) {
        throw mergeExpected(item);
      }
      merge(builder, item);
    }
  }

  private static UnreadableYaml mergeExpected(Node node) {
    return unreadable(
        "merge-key",
        "'<<' merges a mapping or a list of mappings, got " + node.describe(),
        node.location());
  }

  private void clear() {
    cleared.add(List.copyOf(path));
  }

  private void grow(long by, Location at) {
    size += by;
    if (size > MAXIMUM_NODES) {
      throw unreadable(
          "too-large", "the aliases of this file stand for more than 5000000 values", at);
    }
  }

  private static Optional<String> tag(Event event) {
    if (event instanceof ScalarEvent scalar) {
      return scalar.getTag();
    }
    return ((CollectionStartEvent) event).getTag();
  }

  private Location location(Optional<Mark> mark) {
    if (mark.isEmpty()) {
      return Location.of(file);
    }
    return new Location(file, mark.get().getLine() + 1, mark.get().getColumn() + 1);
  }

  private static UnreadableYaml unreadable(String code, String summary, Location at) {
    return new UnreadableYaml(Diagnostic.error(code, summary, null, at));
  }
}
