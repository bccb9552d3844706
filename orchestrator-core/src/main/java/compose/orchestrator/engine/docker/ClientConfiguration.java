package compose.orchestrator.engine.docker;

import compose.orchestrator.diagnostic.UsageException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** What docker's config.json says. */
final class ClientConfiguration {

  private ClientConfiguration() {}

  /** A text of the file in docker's folder, or null where it has none. */
  static @Nullable String text(Path folder, String key) {
    Path file = folder.resolve("config.json");
    try {
      return new JsonReader(Files.readAllBytes(file)).textOf(key);
    } catch (NoSuchFileException _) {
      return null;
    } catch (IOException e) {
      throw new UsageException(
          "docker-configuration-unreadable",
          "cannot read " + file + ": " + e.getMessage(),
          "correct the file; DOCKER_CONFIG names another folder");
    }
  }
}
