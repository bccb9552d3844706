package compose.orchestrator.engine.docker;

import compose.orchestrator.diagnostic.UsageException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The proxies that docker's config.json gives to every container and build. */
final class ProxySettings {
  private final Path file;
  private final String engine;
  private final Map<String, Map<String, String>> byEngine = new LinkedHashMap<>();

  private ProxySettings(Path file, String engine) {
    this.file = file;
    this.engine = engine;
  }

  /** Variables by name, in both spellings; none where no proxies are set. */
  static Map<String, String> variables(EngineSettings settings, EngineAddress address) {
    Path folder = settings.configurationFolder();
    return new ProxySettings(folder.resolve("config.json"), address.toString()).read();
  }

  private Map<String, String> read() {
    try {
      var json = new JsonReader(Files.readAllBytes(file));
      json.object(field -> {
        if (field.equals("proxies")) {
          json.object(name -> byEngine.put(name, json.textMap()));
        }
      });
    } catch (NoSuchFileException _) {
      return Map.of();
    } catch (IOException e) {
      throw new UsageException(
          "docker-configuration-unreadable",
          "cannot read " + file + ": " + e.getMessage(),
          "correct the file");
    }
    return inBothSpellings(
        byEngine.getOrDefault(engine, byEngine.getOrDefault("default", Map.of())));
  }

  private static Map<String, String> inBothSpellings(Map<String, String> proxies) {
    Map<String, String> variables = new LinkedHashMap<>();
    proxies.forEach((key, value) -> {
      String name = name(key);
      if (name != null && !value.isEmpty()) {
        variables.put(name, value);
        variables.put(name.toLowerCase(Locale.ROOT), value);
      }
    });
    return variables;
  }

  private static @Nullable String name(String key) {
    return switch (key) {
      case "httpProxy" -> "HTTP_PROXY";
      case "httpsProxy" -> "HTTPS_PROXY";
      case "ftpProxy" -> "FTP_PROXY";
      case "noProxy" -> "NO_PROXY";
      case "allProxy" -> "ALL_PROXY";
      default -> null;
    };
  }
}
