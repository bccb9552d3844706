package compose.orchestrator.loader;

import compose.orchestrator.yaml.JsonWriter;
import compose.orchestrator.yaml.Mapping;
import compose.orchestrator.yaml.Node;
import compose.orchestrator.yaml.Scalar;
import compose.orchestrator.yaml.Sequence;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One place where two trees differ: mappings in any order, lists in order.
 *
 * @param path the place
 * @param wanted the value that was expected, or empty
 * @param got the value that was found, or empty
 */
record Difference(String path, String wanted, String got) {

  static List<Difference> between(@Nullable Node wanted, @Nullable Node got) {
    var found = new ArrayList<Difference>();
    collect(wanted, got, "", found);
    return found;
  }

  private static void collect(
      @Nullable Node wanted, @Nullable Node got, String path, List<Difference> found) {
    if (wanted instanceof Mapping left && got instanceof Mapping right) {
      var keys = new LinkedHashSet<>(left.entries().keySet());
      keys.addAll(right.entries().keySet());
      for (String key : keys) {
        collect(left.get(key), right.get(key), path + "." + key, found);
      }
    } else if (wanted instanceof Sequence left
        && got instanceof Sequence right
        && left.items().size() == right.items().size()) {
      for (int i = 0; i < left.items().size(); i++) {
        collect(left.items().get(i), right.items().get(i), path + "[]", found);
      }
    } else if (!sameScalar(wanted, got)) {
      found.add(new Difference(path, shown(wanted), shown(got)));
    }
  }

  private static boolean sameScalar(@Nullable Node wanted, @Nullable Node got) {
    if (wanted instanceof Scalar left
        && got instanceof Scalar right
        && left.value() instanceof Number a
        && right.value() instanceof Number b) {
      return a.doubleValue() == b.doubleValue();
    }
    return Values.same(wanted, got);
  }

  private static String shown(@Nullable Node node) {
    return node == null ? "" : JsonWriter.compact(node);
  }
}
