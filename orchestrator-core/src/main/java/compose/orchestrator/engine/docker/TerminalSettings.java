package compose.orchestrator.engine.docker;

import compose.orchestrator.diagnostic.UsageException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** What docker's config.json says about terminals. */
final class TerminalSettings {
  private TerminalSettings() {}

  /** The keys that leave a container alone again, or null where the file names none. */
  static @Nullable String detachKeys(EngineSettings settings) {
    Path folder = AddressResolution.configurationFolder(settings.environment(), settings.home());
    Path file = folder.resolve("config.json");
    try {
      return new JsonReader(Files.readAllBytes(file)).textOf("detachKeys");
    } catch (NoSuchFileException _) {
      return null;
    } catch (IOException e) {
      throw new UsageException(
          "docker-configuration-unreadable",
          "cannot read " + file + ": " + e.getMessage(),
          "correct the file");
    }
  }
}
