package compose.orchestrator.lint;

import compose.orchestrator.diagnostic.Diagnostic;
import compose.orchestrator.diagnostic.Location;
import compose.orchestrator.model.Project;
import compose.orchestrator.yaml.Mapping;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;

/** Finds what is valid in a project and hurts later. */
public final class Linter {

  private static final List<Rule> RULES =
      List.of(
          new DollarInValue(),
          new SecretInEnvironment(),
          new DatabasePort(),
          new AnonymousDatabaseVolume(),
          new ShellFormCommand(),
          new UnpinnedImage(),
          new OneLetterVolume(),
          new UnusedHealthcheck(),
          new FixedContainerName());

  private static final Location NOWHERE = Location.of("");

  private static final Comparator<Diagnostic> ORDER =
      Comparator.comparing(Linter::place, Comparator.comparing(Location::file))
          .thenComparingInt(finding -> place(finding).line())
          .thenComparingInt(finding -> place(finding).column())
          .thenComparing(Diagnostic::code);

  private Linter() {}

  /**
   * All findings, in the order of files and of places in them.
   *
   * @param project the project as it is understood, with volumes that nothing uses
   * @param documents its documents as they are written, variables not replaced
   * @param warnings what was found while it was loaded; it becomes part of the result
   */
  public static List<Diagnostic> lint(
      Project project, List<Mapping> documents, List<Diagnostic> warnings) {
    var found = new ArrayList<>(warnings);
    var subject = new Subject(project, documents);
    for (Rule rule : RULES) {
      rule.check(subject, found);
    }
    var ordered = new ArrayList<>(new LinkedHashSet<>(found));
    ordered.sort(ORDER);
    return List.copyOf(ordered);
  }

  /** What each rule finds, by the code of its findings. */
  public static Map<String, String> descriptions() {
    var descriptions = new LinkedHashMap<String, String>();
    for (Rule rule : RULES) {
      descriptions.put(rule.code(), rule.description());
    }
    return descriptions;
  }

  private static Location place(Diagnostic diagnostic) {
    Location location = diagnostic.location();
    return location == null ? NOWHERE : location;
  }
}
