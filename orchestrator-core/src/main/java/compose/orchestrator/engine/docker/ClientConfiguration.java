package compose.orchestrator.engine.docker;

import compose.orchestrator.diagnostic.UsageException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
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
      throw unreadable(file, e);
    }
  }

  /** A list of texts of the same file, empty where it has none. */
  static List<String> texts(Path folder, String key) {
    Path file = folder.resolve("config.json");
    List<String> found = new ArrayList<>();
    try {
      var json = new JsonReader(Files.readAllBytes(file));
      json.object(name -> {
        if (name.equals(key)) {
          found.addAll(json.texts());
        }
      });
      return found;
    } catch (NoSuchFileException _) {
      return List.of();
    } catch (IOException e) {
      throw unreadable(file, e);
    }
  }

  private static UsageException unreadable(Path file, IOException e) {
    return new UsageException(
        "docker-configuration-unreadable",
        "cannot read " + file + ": " + e.getMessage(),
        "correct the file; DOCKER_CONFIG names another folder");
  }
}
