package compose.orchestrator.diagnostic;

/**
 * A place in a file: line and column start at 1; line 0 means the file as a whole.
 *
 * @param file the file as a person would name it (relative where it was given so), or {@code -} for
 *     standard input
 * @param line 1-based line, 0 where no line is meant
 * @param column 1-based column in code points, 0 where no column is meant
 */
public record Location(String file, int line, int column) {

  /** The file as a whole. */
  public static Location of(String file) {
    return new Location(file, 0, 0);
  }

  /** {@code file:line:column}, or only the file where no line is meant. */
  @Override
  public String toString() {
    return line == 0 ? file : file + ":" + line + ":" + column;
  }
}
