package compose.orchestrator.loader;

import compose.orchestrator.diagnostic.Diagnostic;
import compose.orchestrator.diagnostic.InvalidProjectException;
import compose.orchestrator.diagnostic.Location;
import compose.orchestrator.diagnostic.Severity;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Everything a load has found so far, each thing once. */
final class Findings {

  private static final Location NOWHERE = Location.of("");

  private final List<Diagnostic> all = new ArrayList<>();
  private final Set<Diagnostic> known = new HashSet<>();
  private final Set<String> brokenServices = new HashSet<>();
  private final Set<String> topics = new HashSet<>();
  private int errors;

  void add(Diagnostic diagnostic) {
    if (known.add(diagnostic)) {
      all.add(diagnostic);
      errors += diagnostic.severity() == Severity.ERROR ? 1 : 0;
    }
  }

  /** An error at a place of the tree: the summary starts with the path. */
  void error(String code, TreePath path, String text, @Nullable String help, Location location) {
    if (path.part(0).equals("services")) {
      brokenServices.add(path.part(1));
    }
    String where = path.toString();
    add(Diagnostic.error(code, where.isEmpty() ? text : where + ": " + text, help, location));
  }

  void error(String code, String summary, @Nullable String help, @Nullable Location location) {
    add(Diagnostic.error(code, summary, help, location));
  }

  void warning(String code, String summary, @Nullable String help, @Nullable Location location) {
    add(Diagnostic.warning(code, summary, help, location));
  }

  /** Whether a topic that is to be spoken of only once comes up for the first time. */
  boolean isFirst(String topic) {
    return topics.add(topic);
  }

  /** Whether something is wrong inside a service, so that rules about it as a whole may misfire. */
  boolean isBroken(String service) {
    return brokenServices.contains(service);
  }

  boolean hasErrors() {
    return errors > 0;
  }

  /** Ends the load where something is wrong. */
  void throwIfErrors() {
    if (hasErrors()) {
      throw new InvalidProjectException(ordered());
    }
  }

  /** In the order of the files, and of the places in them. */
  private List<Diagnostic> ordered() {
    var files = new ArrayList<String>();
    for (Diagnostic diagnostic : all) {
      String file = file(diagnostic);
      if (!files.contains(file)) {
        files.add(file);
      }
    }
    var ordered = new ArrayList<>(all);
    ordered.sort(
        Comparator.comparingInt((Diagnostic diagnostic) -> files.indexOf(file(diagnostic)))
            .thenComparingInt(diagnostic -> position(diagnostic).line())
            .thenComparingInt(diagnostic -> position(diagnostic).column()));
    return ordered;
  }

  private static String file(Diagnostic diagnostic) {
    return position(diagnostic).file();
  }

  private static Location position(Diagnostic diagnostic) {
    Location location = diagnostic.location();
    return location == null ? NOWHERE : location;
  }

  /** Ends the load with one more error, which makes going on pointless. */
  InvalidProjectException fatal(
      String code, String summary, @Nullable String help, @Nullable Location location) {
    error(code, summary, help, location);
    return failed();
  }

  /** Ends the load with what was found. */
  InvalidProjectException failed() {
    return new InvalidProjectException(ordered());
  }

  List<Diagnostic> warnings() {
    return all.size() < 2 ? List.copyOf(all) : List.copyOf(ordered());
  }
}
