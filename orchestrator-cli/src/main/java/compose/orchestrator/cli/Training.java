package compose.orchestrator.cli;

import java.util.ArrayList;
import java.util.List;

/**
 * Runs several command lines in one process, so that one cache can hold what all of them load. Part
 * of the build; a user never runs it.
 */
final class Training {

  private static final String SEPARATOR = "--";

  private Training() {}

  /** Takes command lines with {@code --} between them. */
  public static void main(String[] args) {
    var line = new ArrayList<String>();
    for (String arg : args) {
      if (arg.equals(SEPARATOR)) {
        run(line);
        line.clear();
      } else {
        line.add(arg);
      }
    }
    run(line);
  }

  private static void run(List<String> line) {
    int code = Main.run(line.toArray(String[]::new));
    if (code != 0) {
      throw new IllegalStateException(String.join(" ", line) + " ended with exit code " + code);
    }
  }
}
