package compose.orchestrator.engine.docker;

import static org.assertj.core.api.Assertions.assertThat;

import compose.orchestrator.engine.EngineGateway;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What is frequent must not cost what only builds and commands in containers need. */
class HotPathIT {
  private static final List<String> DEAR =
      List.of("com.github.dockerjava", "com.fasterxml", "org.slf4j", "org.apache", ".regex.");

  @Test
  void readingAndMakingLoadsNoClientLibraryAndNoLogging() throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xlog:class+load",
                "-cp",
                System.getProperty("java.class.path"),
                Reading.class.getName())
            .redirectErrorStream(true)
            .start();
    String loaded = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

    assertThat(process.waitFor()).isZero();
    assertThat(loaded).contains(DockerEngineGateway.class.getName());
    assertThat(loaded.lines().filter(HotPathIT::isDear)).isEmpty();
  }

  private static boolean isDear(String line) {
    return DEAR.stream().anyMatch(line::contains);
  }

  /** What ps and an up ask and do. */
  static final class Reading {
    private Reading() {}

    public static void main(String[] arguments) {
      Path home = Path.of(System.getProperty("user.home"));
      var early = EngineConnection.openEarly(System.getenv(), home);
      var settings = new EngineSettings(System.getenv(), home, InstantSource.system());
      try (EngineGateway engine = DockerEngine.connect(early, settings)) {
        engine.containers(List.of("none=such"));
        engine.networks();
        engine.volumes();
        engine.image("busybox");
        engine.images(List.of("busybox"));
        engine.container("wengine-none");
        engine.removeContainer("wengine-none", true, true);
      }
      try (var scene = new Scene()) {
        scene.network("made", Map.of("driver", "bridge"));
        scene.volume("made", Map.of("driver", "local"));
        scene.shell("true");
      }
    }
  }
}
