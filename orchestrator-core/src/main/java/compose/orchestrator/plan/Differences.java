package compose.orchestrator.plan;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Collects the values that differ; what is absent and what is empty are the same. */
final class Differences {

  private final String prefix;
  private final List<Divergence> found = new ArrayList<>();
  private boolean fixed;

  /** Paths start with the prefix, such as {@code services.web}. */
  Differences(String prefix) {
    this.prefix = prefix + ".";
  }

  List<Divergence> found() {
    return List.copyOf(found);
  }

  /** Whether nothing differs but what the engine can change about a container that is there. */
  boolean updatable() {
    return !found.isEmpty() && !fixed;
  }

  /** Something else differs, too, that is not named: the engine cannot change it. */
  void fix() {
    fixed = true;
  }

  /** Whether something is said of an attribute already. */
  boolean names(String attribute) {
    for (Divergence divergence : found) {
      String path = divergence.path().substring(prefix.length());
      if (path.startsWith(attribute)
          && (path.length() == attribute.length()
              || ".[".indexOf(path.charAt(attribute.length())) >= 0)) {
        return true;
      }
    }
    return false;
  }

  /** A content that is not shown. */
  void addContent(String wholePath) {
    fixed = true;
    found.add(new Divergence(wholePath, null, null));
  }

  void add(String path, @Nullable String actual, @Nullable String desired) {
    fixed = true;
    found.add(new Divergence(prefix + path, actual, desired));
  }

  /** A value that the engine can change about a container that is there. */
  void addUpdatable(String path, @Nullable String actual, @Nullable String desired) {
    found.add(new Divergence(prefix + path, actual, desired));
  }

  void text(String path, @Nullable String actual, @Nullable String desired) {
    String is = emptyAsNull(actual);
    String should = emptyAsNull(desired);
    if (!Objects.equals(is, should)) {
      add(path, is, should);
    }
  }

  private static @Nullable String emptyAsNull(@Nullable String text) {
    return text == null || text.isEmpty() ? null : text;
  }

  void flag(String path, boolean actual, boolean desired) {
    if (actual != desired) {
      add(path, String.valueOf(actual), String.valueOf(desired));
    }
  }

  void number(String path, long actual, long desired) {
    if (actual != desired) {
      add(path, number(actual), number(desired));
    }
  }

  static @Nullable String number(long value) {
    return value == 0 ? null : Long.toString(value);
  }

  void duration(String path, @Nullable Duration actual, @Nullable Duration desired) {
    if (!Objects.equals(actual, desired)) {
      add(path, text(actual), text(desired));
    }
  }

  private static @Nullable String text(@Nullable Duration duration) {
    return duration == null
        ? null
        : duration.toString().substring("PT".length()).toLowerCase(Locale.ROOT);
  }

  /** Lists whose order counts. */
  void list(String path, @Nullable List<String> actual, @Nullable List<String> desired) {
    List<String> is = actual == null ? List.of() : actual;
    List<String> should = desired == null ? List.of() : desired;
    if (!is.equals(should)) {
      add(path, emptyAsNull(String.join(" ", is)), emptyAsNull(String.join(" ", should)));
    }
  }

  /** Lists whose order does not count. */
  void set(String path, Collection<String> actual, Collection<String> desired) {
    var is = new TreeSet<String>(actual);
    var should = new TreeSet<String>(desired);
    if (!is.equals(should)) {
      add(path, emptyAsNull(String.join(", ", is)), emptyAsNull(String.join(", ", should)));
    }
  }

  /** Each entry by itself. */
  void map(String path, Map<String, String> actual, Map<String, String> desired) {
    if (actual.equals(desired)) {
      return;
    }
    var keys = new TreeSet<String>(actual.keySet());
    keys.addAll(desired.keySet());
    for (String key : keys) {
      String is = actual.get(key);
      String should = desired.get(key);
      if (!Objects.equals(is, should)) {
        add(path + "." + key, is, should);
      }
    }
  }
}
