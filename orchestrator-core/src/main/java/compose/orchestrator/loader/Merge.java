package compose.orchestrator.loader;

import compose.orchestrator.diagnostic.Location;
import compose.orchestrator.yaml.Mapping;
import compose.orchestrator.yaml.MappingBuilder;
import compose.orchestrator.yaml.Node;
import compose.orchestrator.yaml.Scalar;
import compose.orchestrator.yaml.Sequence;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Lays a later file over what earlier files gave, each attribute by its rule. */
final class Merge {

  private final Findings findings;
  private final LoadListener listener;

  Merge(Findings findings, LoadListener listener) {
    this.findings = findings;
    this.listener = listener;
  }

  Mapping files(Mapping earlier, Mapping later) {
    return entries(earlier, later, Specification.FILE, TreePath.ROOT);
  }

  /** Lays a service over the one that it extends. */
  Mapping service(Mapping base, Mapping service, TreePath path) {
    return entries(base, service, Specification.SERVICE, path);
  }

  private Mapping entries(Mapping earlier, Mapping later, @Nullable Shape shape, TreePath path) {
    if (earlier.entries().isEmpty()) {
      return later;
    }
    var merged = new MappingBuilder(earlier);
    for (Mapping.Entry entry : later.all()) {
      Node before = earlier.get(entry.key());
      if (before == null) {
        merged.put(entry);
      } else {
        Shape child = shape == null ? null : shape.of(entry.key());
        Node value = node(before, entry.value(), child, path.child(entry.key()));
        merged.put(new Mapping.Entry(entry.key(), entry.keyLocation(), value));
      }
    }
    return merged.build();
  }

  private Node node(Node earlier, Node later, @Nullable Shape shape, TreePath path) {
    MergeRule rule = shape == null ? MergeRule.DEEP : shape.merge;
    return switch (rule) {
      case DEEP -> deep(earlier, later, shape, path);
      case REPLACE -> replacing(earlier, later, path);
      case LIST -> new Sequence(joined(pairs(earlier), pairs(later)), later.location());
      case HOSTS -> hosts(pairs(earlier), pairs(later), later.location());
      case BUILD -> mappings(context(earlier), context(later), later, shape, path);
      case DEPENDS_ON -> mappings(dependencies(earlier), dependencies(later), later, shape, path);
      case NAMES -> mappings(names(earlier), names(later), later, shape, path);
      case LOGGING -> logging(earlier, later, shape, path);
      case POOLS -> pools(earlier, later, shape, path);
    };
  }

  private Node deep(Node earlier, Node later, @Nullable Shape shape, TreePath path) {
    if (Values.isNull(later)) {
      return earlier;
    }
    if (earlier instanceof Mapping before) {
      return later instanceof Mapping after
          ? entries(before, after, shape, path)
          : conflict(earlier, later, path);
    }
    if (earlier instanceof Sequence before) {
      return later instanceof Sequence after
          ? new Sequence(joined(before.items(), after.items()), after.location())
          : conflict(earlier, later, path);
    }
    return replacing(earlier, later, path);
  }

  private Node replacing(Node earlier, Node later, TreePath path) {
    listener.replaced(path, later, earlier);
    return later;
  }

  private Node conflict(Node earlier, Node later, TreePath path) {
    findings.error(
        "cannot-override",
        path,
        "cannot override " + earlier.describe() + " by " + later.describe(),
        "The earlier value stands at " + earlier.location() + ".",
        later.location());
    return earlier;
  }

  private Node mappings(
      @Nullable Mapping earlier,
      @Nullable Mapping later,
      Node at,
      @Nullable Shape shape,
      TreePath path) {
    if (later == null) {
      return earlier == null ? at : earlier;
    }
    return earlier == null ? later : entries(earlier, later, shape, path);
  }

  private static List<Node> joined(List<Node> earlier, List<Node> later) {
    var all = new ArrayList<Node>(earlier);
    all.addAll(later);
    return all;
  }

  /** What stands for a list of {@code key=value}. */
  private static List<Node> pairs(Node node) {
    if (node instanceof Sequence sequence) {
      return sequence.items();
    }
    if (node instanceof Mapping mapping) {
      return pairs(mapping);
    }
    return Values.text(node) == null ? List.of() : List.of(node);
  }

  private static List<Node> pairs(Mapping mapping) {
    var pairs = new ArrayList<Scalar>();
    for (Mapping.Entry entry : mapping.all()) {
      if (entry.value() instanceof Sequence several) {
        for (Node value : several.items()) {
          pairs.add(pair(entry, value));
        }
      } else {
        pairs.add(pair(entry, entry.value()));
      }
    }
    pairs.sort((a, b) -> a.text().compareTo(b.text()));
    return List.copyOf(pairs);
  }

  private static Scalar pair(Mapping.Entry entry, Node value) {
    String text = Values.isNull(value) ? entry.key() : entry.key() + "=" + Values.spelled(value);
    return Scalar.of(text, value.location());
  }

  private static Node hosts(List<Node> earlier, List<Node> later, Location at) {
    var all = new ArrayList<Node>(earlier);
    for (Node host : later) {
      if (!Values.contains(earlier, host)) {
        all.add(host);
      }
    }
    return new Sequence(all, at);
  }

  private static @Nullable Mapping context(Node node) {
    if (Values.text(node) != null) {
      return new MappingBuilder(node.location()).put("context", node).build();
    }
    return node instanceof Mapping mapping ? mapping : null;
  }

  private static @Nullable Mapping names(Node node) {
    return keyed(node, item -> Scalar.of((Object) null, item.location()));
  }

  private static @Nullable Mapping dependencies(Node node) {
    return keyed(node, item -> Dependencies.usual(item.location()));
  }

  private interface Standard {
    Node of(Node item);
  }

  private static @Nullable Mapping keyed(Node node, Standard standard) {
    if (node instanceof Mapping mapping) {
      return mapping;
    }
    if (!(node instanceof Sequence sequence)) {
      return null;
    }
    var mapping = new MappingBuilder(node.location());
    for (Node item : sequence.items()) {
      mapping.put(Values.spelled(item), standard.of(item));
    }
    return mapping.build();
  }

  private Node logging(Node earlier, Node later, @Nullable Shape shape, TreePath path) {
    if (!(earlier instanceof Mapping before) || !(later instanceof Mapping after)) {
      return replacing(earlier, later, path);
    }
    Node driver = before.get("driver");
    Node other = after.get("driver");
    boolean together = driver == null || other == null || Values.same(driver, other);
    return together ? entries(before, after, shape, path) : replacing(earlier, later, path);
  }

  /**
   * Every earlier pool meets every later one. As in docker compose, a pool that took something over
   * is the one that meets the next, and it changes where it already stands among the results.
   */
  private Node pools(Node earlier, Node later, @Nullable Shape shape, TreePath path) {
    if (!(earlier instanceof Sequence before) || !(later instanceof Sequence after)) {
      return conflict(earlier, later, path);
    }
    var pools = new ArrayList<Mapping>();
    Shape pool = shape == null ? null : shape.item;
    for (Node known : before.items()) {
      if (known instanceof Mapping mapping) {
        meet(pools, mapping, after.items(), pool, path);
      }
    }
    return new Sequence(List.copyOf(pools), after.location());
  }

  private void meet(
      List<Mapping> pools, Mapping known, List<Node> later, @Nullable Shape shape, TreePath path) {
    Mapping current = known;
    for (Node node : later) {
      if (node instanceof Mapping added) {
        if (!isSameSubnet(current, added) && indexOf(pools, added) < 0) {
          pools.add(added);
        } else {
          Mapping merged = entries(current, added, shape, path);
          replace(pools, current, merged);
          put(pools, merged);
          current = merged;
        }
      }
    }
  }

  private static void replace(List<Mapping> pools, Mapping old, Mapping merged) {
    pools.replaceAll(pool -> Rewrite.isSame(pool, old) ? merged : pool);
  }

  private static void put(List<Mapping> pools, Mapping pool) {
    int index = indexOf(pools, pool);
    if (index >= 0) {
      pools.set(index, pool);
    } else {
      pools.add(pool);
    }
  }

  private static int indexOf(List<Mapping> pools, Mapping pool) {
    for (int i = 0; i < pools.size(); i++) {
      if (isSameSubnet(pools.get(i), pool)) {
        return i;
      }
    }
    return -1;
  }

  private static boolean isSameSubnet(Mapping a, Mapping b) {
    return Values.same(a.get("subnet"), b.get("subnet"));
  }
}
