package compose.orchestrator.loader;

import java.nio.file.Path;

/**
 * A Compose file to read.
 *
 * @param path the absolute file, or {@code -} for standard input
 * @param name how findings name it
 * @param remote whether it was fetched, so that the folder it lies in is not one of the user's
 */
record ComposeFile(Path path, String name, boolean remote) {

  private static final Path STANDARD_INPUT = Path.of("-");

  /** A file on this machine, or standard input. */
  ComposeFile(Path path, String name) {
    this(path, name, false);
  }

  boolean isStandardInput() {
    return path.equals(STANDARD_INPUT);
  }
}
