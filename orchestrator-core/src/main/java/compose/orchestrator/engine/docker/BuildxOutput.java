package compose.orchestrator.engine.docker;

import compose.orchestrator.diagnostic.EngineException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/** What buildx prints: passed on line by line, its last words kept for a failure. */
final class BuildxOutput {
  private static final String ERROR = "ERROR: ";
  private static final String RULE = "------";
  private static final char ESCAPE = '\u001b';
  private static final Pattern COLOUR = Pattern.compile(ESCAPE + "\\[[0-9;]*m");
  private static final int REMEMBERED_LINES = 40;

  private final Consumer<String> output;
  private final List<String> last = new ArrayList<>();
  private boolean failing;
  private String error = "";

  BuildxOutput(Consumer<String> output) {
    this.output = output;
  }

  synchronized void line(String raw) {
    String line = raw.startsWith("#") ? raw : withoutColours(raw);
    if (line.startsWith(ERROR)) {
      error = line.substring(ERROR.length());
    } else if (!line.isEmpty() && !line.startsWith("#0 ")) {
      output.accept(line);
      remember(line);
    }
  }

  /** Its warnings are yellow, whether there is a terminal or not. */
  private static String withoutColours(String line) {
    return line.indexOf(ESCAPE) < 0 ? line : COLOUR.matcher(line).replaceAll("");
  }

  /** From the rule on it tells what failed; a failure before the build has no rule. */
  private void remember(String line) {
    if (line.equals(RULE) && !failing) {
      failing = true;
      last.clear();
    }
    last.add(line);
    if (last.size() > REMEMBERED_LINES) {
      last.removeFirst();
    }
  }

  synchronized EngineException failure(String image, int code) {
    String why = error.isEmpty() ? "buildx ended with exit code " + code : error;
    return new EngineException(
        "build-failed", "the build of " + image + " failed: " + withoutTarget(why), help(why));
  }

  private static String withoutTarget(String why) {
    int colon = why.indexOf(": ");
    return why.startsWith("target ") && colon > 0 ? why.substring(colon + 2) : why;
  }

  private String help(String why) {
    if (why.contains("unknown flag: ")) {
      return "docker buildx is too old: 0.17 or newer is needed";
    }
    List<String> said = failing ? last : last.subList(Math.max(0, last.size() - 12), last.size());
    return said.isEmpty() ? "" : "it said last:\n  " + String.join("\n  ", said);
  }
}
