package compose.orchestrator.cli.view;

import compose.orchestrator.diagnostic.Diagnostic;
import compose.orchestrator.diagnostic.Location;
import compose.orchestrator.diagnostic.Severity;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Says what is wrong, where, and what to do about it. */
public final class DiagnosticView {

  private final PrintStream err;
  private final SourceLine source;
  private final boolean json;

  /** Writing to err; files of findings are relative to the folder. */
  public DiagnosticView(PrintStream err, Path directory, boolean json) {
    this.err = err;
    this.source = new SourceLine(directory);
    this.json = json;
  }

  /** Shows all findings. */
  public void show(List<Diagnostic> diagnostics) {
    for (Diagnostic diagnostic : diagnostics) {
      if (json) {
        err.println(json(diagnostic));
      } else {
        err.print(text(diagnostic));
      }
    }
  }

  private String text(Diagnostic diagnostic) {
    Location location = diagnostic.location();
    var text = new StringBuilder();
    if (location != null) {
      text.append(location).append(": ");
    }
    if (diagnostic.severity() == Severity.WARNING) {
      text.append("warning: ");
    } else if (diagnostic.severity() == Severity.INFO) {
      text.append("info: ");
    }
    text.append(diagnostic.summary()).append('\n');
    if (location != null) {
      text.append(source.of(location));
    }
    help(text, diagnostic.help());
    return text.toString();
  }

  /** Appends what to do about a finding, indented. */
  static void help(StringBuilder text, @Nullable String help) {
    if (help != null && !help.isEmpty()) {
      text.append("  ").append(help.replace("\n", "\n  ")).append('\n');
    }
  }

  private static String json(Diagnostic diagnostic) {
    var json = new Json().open('{');
    json.name(diagnostic.severity() == Severity.ERROR ? "error" : "warning").value(true);
    Location location = diagnostic.location();
    String place = location == null ? "" : location + ": ";
    return json.member("message", place + diagnostic.summary()).close('}').toString();
  }
}
