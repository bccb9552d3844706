package compose.orchestrator.engine.docker;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProxySettingsTest {
  @TempDir Path folder;

  private Map<String, String> variables(String host) {
    Map<String, String> environment = Map.of("DOCKER_CONFIG", folder.toString());
    EngineAddress address = EngineAddress.of(host, "a test", environment, folder);
    return ProxySettings.variables(
        new EngineSettings(environment, folder, InstantSource.system()), address);
  }

  @Test
  void anEnginesOwnProxiesStandAboveTheDefault() throws IOException {
    Files.writeString(
        folder.resolve("config.json"),
        """
        {"proxies": {
          "default": {"httpProxy": "http://d", "noProxy": "", "unknown": "x"},
          "tcp://h:1": {"httpsProxy": "http://h"}}}
        """);

    assertThat(variables("unix:///x"))
        .isEqualTo(Map.of("HTTP_PROXY", "http://d", "http_proxy", "http://d"));
    assertThat(variables("tcp://h:1"))
        .isEqualTo(Map.of("HTTPS_PROXY", "http://h", "https_proxy", "http://h"));
  }

  @Test
  void withoutAFileThereAreNone() {
    assertThat(variables("unix:///x")).isEmpty();
  }
}
