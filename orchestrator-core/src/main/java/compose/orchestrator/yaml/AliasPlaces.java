package compose.orchestrator.yaml;

import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Where the aliases of one anchor stand. docker compose takes an alias below the place of another
 * one for a cycle, going by the paths as text: a merge key counts for nothing, a dot in a key makes
 * it two.
 */
final class AliasPlaces {

  private final TreeSet<String> places = new TreeSet<>();

  /** Adds a place, and gives an earlier one above or below it, or null where there is none. */
  @Nullable String add(List<String> path) {
    String place = String.join(".", path);
    if (place.isEmpty() || !places.add(place)) {
      return null;
    }
    String below = places.ceiling(place + ".");
    return below != null && below.startsWith(place + ".") ? below : above(place);
  }

  private @Nullable String above(String place) {
    for (int dot = place.lastIndexOf('.'); dot >= 0; dot = place.lastIndexOf('.', dot - 1)) {
      String parent = place.substring(0, dot);
      if (places.contains(parent)) {
        return parent;
      }
    }
    return null;
  }
}
