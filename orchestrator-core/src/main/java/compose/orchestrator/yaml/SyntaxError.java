package compose.orchestrator.yaml;

import compose.orchestrator.diagnostic.Diagnostic;
import compose.orchestrator.diagnostic.Location;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.ReaderException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/** Turns the parser's exceptions into findings that say what to do. */
final class SyntaxError {

  private static final String CODE = "yaml-syntax";

  private SyntaxError() {}

  static Diagnostic describe(YamlEngineException e, String file, String text) {
    if (e instanceof MarkedYamlEngineException marked) {
      return marked(marked, file);
    }
    if (e instanceof ReaderException reader) {
      return Diagnostic.error(
          CODE,
          "not valid YAML: the character U+"
              + Integer.toHexString(reader.getCodePoint()).toUpperCase(java.util.Locale.ROOT)
              + " is not allowed",
          "Remove the control character, or write it as an escape in double quotes.",
          place(reader.getPosition(), file, text));
    }
    return Diagnostic.error(CODE, "not valid YAML: " + e.getMessage(), null, Location.of(file));
  }

  private static Location place(int position, String file, String text) {
    int line = 1;
    int column = 1;
    int end = Math.min(text.length(), text.offsetByCodePoints(0, Math.max(0, position)));
    for (int i = 0; i < end; i = text.offsetByCodePoints(i, 1)) {
      boolean ends = text.charAt(i) == '\n';
      line += ends ? 1 : 0;
      column = ends ? 1 : column + 1;
    }
    return new Location(file, line, column);
  }

  private static Diagnostic marked(MarkedYamlEngineException e, String file) {
    String problem = e.getProblem() == null ? "" : e.getProblem();
    Location at = location(e.getProblemMark().or(e::getContextMark), file);
    if (problem.contains("\\t(TAB)") || problem.contains("'\\t'")) {
      return Diagnostic.error(
          CODE,
          "not valid YAML: a tab stands where only spaces may indent",
          "Replace the tab by spaces.",
          at);
    }
    int advice = problem.indexOf(". (Do not use");
    if (advice > 0) {
      problem = problem.substring(0, advice);
    }
    String context = e.getContext() == null ? "" : e.getContext() + ", ";
    return Diagnostic.error(CODE, "not valid YAML: " + context + problem, help(problem), at);
  }

  private static @Nullable String help(String problem) {
    if (problem.contains("mapping values are not allowed")) {
      return "Quote the text if it contains ': ', or check the indentation of this line.";
    }
    if (problem.contains("cannot start any token")) {
      return "Quote the value.";
    }
    if (problem.contains("<block end>")) {
      return "Check the indentation: this line does not line up with what it belongs to.";
    }
    if (problem.contains("':'")) {
      return "Every key needs a ':' after it.";
    }
    return null;
  }

  private static Location location(Optional<Mark> mark, String file) {
    if (mark.isEmpty()) {
      return Location.of(file);
    }
    return new Location(file, mark.get().getLine() + 1, mark.get().getColumn() + 1);
  }
}
