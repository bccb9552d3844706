package compose.orchestrator.loader;

import compose.orchestrator.diagnostic.Location;
import compose.orchestrator.yaml.Mapping;
import compose.orchestrator.yaml.Node;
import compose.orchestrator.yaml.Scalar;
import compose.orchestrator.yaml.Sequence;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Remembers, for a load that is told to, what stood where in the files and what replaced what. One
 * object serves one load.
 */
public final class Origins {

  private record Place(String path, Location location) {}

  /** Hears for this object, which thereby needs no public methods for it. */
  private final class Recorder implements LoadListener {

    @Override
    public void read(Mapping document) {
      documents.add(document);
      remember(document);
    }

    @Override
    public void read(Location file) {
      written.put(file, "");
    }

    @Override
    public void replaced(TreePath path, Node winner, Node loser) {
      if (!winner.location().equals(loser.location())) {
        replaced.putIfAbsent(
            new Place(upToList(path.toString()), winner.location()), loser.location());
      }
    }
  }

  private final List<Mapping> documents = new ArrayList<>();
  private final Map<Location, String> written = new HashMap<>();
  private final Map<Place, Location> replaced = new HashMap<>();
  private final LoadListener listener = new Recorder();

  LoadListener listener() {
    return listener;
  }

  /** The documents as they are written, in the order in which they were read. */
  public List<Mapping> documents() {
    return List.copyOf(documents);
  }

  private void remember(Node node) {
    if (node instanceof Scalar scalar) {
      written.put(scalar.location(), scalar.text());
    } else if (node instanceof Sequence list) {
      list.items().forEach(this::remember);
    } else if (node instanceof Mapping mapping) {
      mapping.all().forEach(entry -> remember(entry.value()));
    }
  }

  /** What is written at the place, or null where no single value of a file stands there. */
  @Nullable String written(Location location) {
    return written.get(location);
  }

  /**
   * The places of the values that a value replaced, the latest first.
   *
   * @param path where it is in the tree; what lies behind a list does not count
   */
  Set<Location> replacedBy(String path, Location location) {
    var earlier = new LinkedHashSet<Location>();
    String key = upToList(path);
    Location loser = replaced.get(new Place(key, location));
    while (loser != null && earlier.add(loser)) {
      loser = replaced.get(new Place(key, loser));
    }
    return earlier;
  }

  /** Items move within lists while these are merged, so their numbers tell nothing. */
  private static String upToList(String path) {
    int bracket = path.indexOf('[');
    return bracket < 0 ? path : path.substring(0, bracket);
  }
}
