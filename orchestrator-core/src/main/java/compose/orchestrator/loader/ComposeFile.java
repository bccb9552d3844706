package compose.orchestrator.loader;

import java.nio.file.Path;

/**
 * A Compose file to read.
 *
 * @param path the absolute file, or {@code -} for standard input
 * @param name how findings name it
 */
record ComposeFile(Path path, String name) {

  private static final Path STANDARD_INPUT = Path.of("-");

  boolean isStandardInput() {
    return path.equals(STANDARD_INPUT);
  }
}
