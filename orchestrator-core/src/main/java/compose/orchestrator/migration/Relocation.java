package compose.orchestrator.migration;

import compose.orchestrator.yaml.Mapping;
import compose.orchestrator.yaml.MappingBuilder;
import compose.orchestrator.yaml.Node;
import compose.orchestrator.yaml.Scalar;
import compose.orchestrator.yaml.Sequence;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Paths of a canonical tree as they are in another folder: a tool there makes them so by itself,
 * from relative ones.
 */
final class Relocation {

  /** Attributes whose values the loader makes absolute. */
  private static final Set<String> PATHS =
      Set.of("source", "file", "context", "path", "label_file");

  /** What holds paths by names of the user's choice. */
  private static final Set<String> NAMED = Set.of("additional_contexts", "ssh");

  private final String from;
  private final String to;

  Relocation(String from, String to) {
    this.from = from;
    this.to = to;
  }

  /** A path of the folder as it is in the other one; others as they are. */
  String path(String path) {
    return MigrationRequest.isBelow(path, from) ? to + path.substring(from.length()) : path;
  }

  /** The project's tree. Extensions and what people write freely stay as they are. */
  Mapping project(Mapping tree) {
    var builder = new MappingBuilder(tree);
    for (String section : List.of("services", "configs", "secrets")) {
      if (tree.get(section) instanceof Mapping parts) {
        builder.put(section, parts(parts));
      }
    }
    return builder.build();
  }

  private Mapping parts(Mapping parts) {
    var builder = new MappingBuilder(parts);
    for (Mapping.Entry entry : parts.all()) {
      if (entry.value() instanceof Mapping part) {
        builder.put(entry.key(), part(part));
      }
    }
    return builder.build();
  }

  private Mapping part(Mapping part) {
    var builder = new MappingBuilder(part);
    for (String key : List.of("volumes", "build", "develop", "file", "label_file")) {
      Node value = part.get(key);
      if (value != null) {
        builder.put(key, node(key, value, false));
      }
    }
    return builder.build();
  }

  private Node node(@Nullable String key, Node node, boolean named) {
    if (node instanceof Scalar scalar) {
      return named || (key != null && PATHS.contains(key)) ? scalar(scalar) : scalar;
    }
    if (node instanceof Sequence sequence) {
      var items = new ArrayList<Node>();
      sequence.items().forEach(item -> items.add(node(key, item, named)));
      return new Sequence(items, sequence.location());
    }
    var builder = new MappingBuilder((Mapping) node);
    for (Mapping.Entry entry : ((Mapping) node).all()) {
      builder.put(entry.key(), node(entry.key(), entry.value(), NAMED.contains(entry.key())));
    }
    return builder.build();
  }

  private Scalar scalar(Scalar scalar) {
    return scalar.value() instanceof String text && text.startsWith("/")
        ? Scalar.of(path(text), scalar.location())
        : scalar;
  }
}
