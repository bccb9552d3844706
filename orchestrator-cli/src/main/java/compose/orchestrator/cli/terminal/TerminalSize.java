package compose.orchestrator.cli.terminal;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * Rows and columns of a terminal.
 *
 * @param rows lines
 * @param columns characters in a line
 */
public record TerminalSize(int rows, int columns) {

  /** What a terminal has that doesn't tell. */
  public static final TerminalSize USUAL = new TerminalSize(24, 80);

  /** Asks the controlling terminal; variables LINES and COLUMNS go first. */
  public static TerminalSize ask(Map<String, String> environment) {
    String lines = environment.get("LINES");
    String columns = environment.get("COLUMNS");
    return lines != null && columns != null ? parse(lines + " " + columns) : parse(stty());
  }

  private static String stty() {
    try {
      Process process =
          new ProcessBuilder("stty", "size")
              .redirectInput(new File("/dev/tty"))
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      return new String(process.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
    } catch (IOException e) {
      return ""; // no terminal, or no stty: the usual size will do
    }
  }

  /** From lines and columns with a space between; the usual size where they say nothing. */
  static TerminalSize parse(String text) {
    String trimmed = text.strip();
    int space = trimmed.indexOf(' ');
    if (space < 0) {
      return USUAL;
    }
    try {
      int rows = Integer.parseInt(trimmed.substring(0, space));
      int columns = Integer.parseInt(trimmed.substring(space + 1).strip());
      return rows > 0 && columns > 0 ? new TerminalSize(rows, columns) : USUAL;
    } catch (NumberFormatException e) {
      return USUAL;
    }
  }
}
