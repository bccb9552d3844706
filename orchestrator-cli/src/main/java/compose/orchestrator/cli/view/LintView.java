package compose.orchestrator.cli.view;

import compose.orchestrator.diagnostic.Diagnostic;
import compose.orchestrator.diagnostic.Location;
import compose.orchestrator.diagnostic.Severity;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Shows what was found in files: to people, to programs, and to code hosts. */
public final class LintView {

  private static final String SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json";

  private LintView() {}

  /** With the lines of the files; these are relative to the folder. */
  public static String text(List<Diagnostic> found, Path directory) {
    var source = new SourceLine(directory);
    var text = new StringBuilder();
    for (Diagnostic finding : found) {
      Location location = finding.location();
      text.append(location == null ? "" : location + ": ");
      text.append(word(finding.severity())).append(": ").append(finding.summary());
      text.append(" [").append(finding.code()).append("]\n");
      text.append(location == null ? "" : source.of(location));
      DiagnosticView.help(text, finding.help());
    }
    return text.toString();
  }

  private static String word(Severity severity) {
    return switch (severity) {
      case ERROR -> "error";
      case WARNING -> "warning";
      case INFO -> "info";
    };
  }

  /** A list of objects on one line. */
  public static String json(List<Diagnostic> found) {
    var json = new Json().open('[');
    for (Diagnostic finding : found) {
      json.open('{');
      json.member("code", finding.code());
      json.member("severity", word(finding.severity()));
      json.member("message", finding.summary());
      json.member("help", finding.help());
      Location location = finding.location();
      if (location != null) {
        json.member("file", location.file());
        json.member("line", location.line());
        json.member("column", location.column());
      }
      json.close('}');
    }
    return json.close(']') + "\n";
  }

  /**
   * One run in the Static Analysis Results Interchange Format 2.1.0.
   *
   * @param descriptions what is known of codes; codes that were found are added
   */
  public static String sarif(List<Diagnostic> found, Map<String, String> descriptions) {
    var json = new Json().open('{');
    json.member("$schema", SCHEMA).member("version", "2.1.0");
    json.name("runs").open('[').open('{');
    json.name("tool").open('{').name("driver").open('{').member("name", "orchestrator");
    rules(json, found, descriptions);
    json.close('}').close('}');
    json.name("columnKind").value("unicodeCodePoints");
    json.name("results").open('[');
    for (Diagnostic finding : found) {
      result(json, finding);
    }
    return json.close(']').close('}').close(']').close('}') + "\n";
  }

  private static void rules(Json json, List<Diagnostic> found, Map<String, String> descriptions) {
    var rules = new TreeMap<>(descriptions);
    for (Diagnostic finding : found) {
      rules.putIfAbsent(finding.code(), finding.code().replace('-', ' '));
    }
    json.name("rules").open('[');
    rules.forEach((code, description) -> {
      json.open('{').member("id", code);
      message(json.name("shortDescription"), description);
      json.close('}');
    });
    json.close(']');
  }

  private static void result(Json json, Diagnostic finding) {
    String help = finding.help();
    json.open('{').member("ruleId", finding.code());
    json.member("level", finding.severity() == Severity.INFO ? "note" : word(finding.severity()));
    message(json.name("message"), finding.summary() + (help == null ? "" : "\n" + help));
    Location location = finding.location();
    if (location != null) {
      json.name("locations").open('[').open('{').name("physicalLocation").open('{');
      json.name("artifactLocation").open('{').member("uri", uri(location.file())).close('}');
      region(json, location);
      json.close('}').close('}').close(']');
    }
    json.close('}');
  }

  private static void region(Json json, Location location) {
    if (location.line() > 0) {
      json.name("region").open('{').member("startLine", location.line());
      if (location.column() > 0) {
        json.member("startColumn", location.column());
      }
      json.close('}');
    }
  }

  private static void message(Json json, String text) {
    json.open('{').member("text", text).close('}');
  }

  private static String uri(String file) {
    return file.startsWith("/")
        ? Path.of(file).toUri().toString()
        : file.replace("%", "%25").replace(" ", "%20");
  }
}
