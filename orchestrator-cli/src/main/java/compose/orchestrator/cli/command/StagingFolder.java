package compose.orchestrator.cli.command;

import compose.orchestrator.diagnostic.UsageException;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** A folder for files that are read again at once; gone when closed. */
final class StagingFolder implements AutoCloseable {

  private final Path path;

  StagingFolder() {
    try {
      this.path = Files.createTempDirectory("orchestrator");
    } catch (IOException e) {
      throw new UsageException(
          "no-temporary-folder", "cannot make a temporary folder: " + e.getMessage(), "make room");
    }
  }

  Path path() {
    return path;
  }

  @Override
  public void close() {
    try (DirectoryStream<Path> files = Files.newDirectoryStream(path)) {
      for (Path file : files) {
        Files.delete(file);
      }
      Files.delete(path);
    } catch (IOException e) {
      throw new UsageException(
          "temporary-folder-left", "cannot remove " + path + ": " + e.getMessage(), "remove it");
    }
  }
}
