package compose.orchestrator.saved;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What is other than it was. */
final class Changes {

  private Changes() {}

  /** A line for each thing that came, went or changed; none where all is as before. */
  static List<String> between(
      Map<String, Map<String, String>> before, Map<String, Map<String, String>> now) {
    var names = new TreeSet<String>(before.keySet());
    names.addAll(now.keySet());
    var changes = new ArrayList<String>();
    for (String name : names) {
      Map<String, String> old = before.get(name);
      Map<String, String> current = now.get(name);
      if (old == null) {
        changes.add(name + " is new");
      } else if (current == null) {
        changes.add(name + " is gone");
      } else {
        add(changes, name, old, current);
      }
    }
    return changes;
  }

  private static void add(
      List<String> changes, String name, Map<String, String> old, Map<String, String> current) {
    if (!old.getOrDefault("id", "").equals(current.getOrDefault("id", ""))) {
      changes.add(name + " was made anew");
      return;
    }
    var facts = new TreeSet<String>(old.keySet());
    facts.addAll(current.keySet());
    for (String fact : facts) {
      String was = old.get(fact);
      String is = current.get(fact);
      if (was == null ? is != null : !was.equals(is)) {
        changes.add(name + ", " + fact + ": " + text(was) + " → " + text(is));
      }
    }
  }

  private static String text(@Nullable String value) {
    return value == null ? "(nothing)" : value;
  }
}
