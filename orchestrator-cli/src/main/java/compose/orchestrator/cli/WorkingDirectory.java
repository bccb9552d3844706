package compose.orchestrator.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** The folder that a command runs in, by the name under which the user went there. */
final class WorkingDirectory {

  private WorkingDirectory() {}

  /**
   * The folder as the shell names it, which matters where that is a symbolic link: a project is
   * named after it.
   *
   * @param named what the shell says ({@code PWD}), or null
   * @param actual the folder without symbolic links, which counts where the shell says another
   */
  static Path of(@Nullable String named, Path actual) {
    try {
      Path path = Path.of(named == null ? "" : named);
      return path.isAbsolute() && Files.isSameFile(path, actual) ? path : actual;
    } catch (IOException | InvalidPathException e) {
      return actual;
    }
  }
}
