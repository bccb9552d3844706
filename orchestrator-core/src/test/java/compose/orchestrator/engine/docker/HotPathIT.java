package compose.orchestrator.engine.docker;

import static org.assertj.core.api.Assertions.assertThat;

import compose.orchestrator.engine.EngineGateway;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Reading the engine must not cost what only writing needs. */
class HotPathIT {
  private static final List<String> DEAR =
      List.of("com.github.dockerjava", "com.fasterxml", "org.slf4j", "org.apache", ".regex.");

  @Test
  void readingLoadsNoClientLibraryAndNoLogging() throws IOException, InterruptedException {
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

  /** What ps and an up without work ask, and what commands without large bodies do. */
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
    }
  }
}
