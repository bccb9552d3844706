package compose.orchestrator.loader.source;

import java.nio.file.Path;
import java.util.Map;

/** Where what was fetched is kept. */
final class CacheFolder {

  private CacheFolder() {}

  /** Where docker compose keeps its copies, too: their paths are in the hashes of services. */
  static Path of(Map<String, String> environment) {
    String given = environment.getOrDefault("XDG_CACHE_HOME", "");
    String home = environment.getOrDefault("HOME", "/tmp");
    Path cache = given.isEmpty() ? Path.of(home, ".cache") : Path.of(given);
    return cache.resolve("docker-compose");
  }
}
