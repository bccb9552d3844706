package compose.orchestrator.cli.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;

/**
 * Moves from or to an engine all of whose images have BusyBox's tools, which cannot do the work.
 */
@Tag("long")
@Timeout(600)
@ResourceLock(SmallEngine.LOCK)
final class MigrationToolsIT {

  private static final String COMPOSE =
      """
      services:
        app:
          image: busybox
          init: true
          command: sleep 1000
          volumes: ["data:/data"]
      volumes: {data: {}}
      """;

  private static final String IMAGE = "busybox";
  private static final String FILL =
      "echo kept >/data/file; mkfifo /data/pipe; ln -s nowhere /data/link";
  private static final String TELL = "ls -lAn /data; cat /data/file";

  @TempDir private Path elsewhere;

  private SmallEngine small;

  @BeforeEach
  void begin() throws IOException {
    assumeThat(SmallEngine.isPossible()).as("root may mount a file here").isTrue();
    small = SmallEngine.start(IMAGE);
  }

  @AfterEach
  void end() throws IOException {
    if (small != null) {
      small.close();
    }
  }

  private static String tell(Shell engine, MovingProject moving) {
    return engine.dockerText("exec", moving.project.name + "-app-1", "sh", "-c", TELL);
  }

  private static void fill(MovingProject moving) {
    moving.project.run("up", "-d").succeeded();
    moving.project.run("exec", "-T", "app", "sh", "-c", FILL).succeeded();
  }

  @Test
  void targetWithoutToolsGetsAnImageThatHasThem() {
    try (var moving = new MovingProject(COMPOSE, Map.of(), elsewhere, small.address())) {
      fill(moving);
      String before = tell(moving.here, moving);
      Shell.Result plan = moving.project.run(moving.words("plan", small.address())).succeeded();
      assertThat(plan.out() + plan.err())
          .contains("no image on the target can look at its disk", "sends an image that can");
      moving.move().succeeded();
      assertThat(moving.running(moving.here)).isEmpty();
      assertThat(tell(moving.there, moving)).isEqualTo(before).contains("kept");
    }
  }

  @Test
  void sourceWithoutToolsIsToldBeforeAnythingIsChanged() {
    String target = SecondEngine.address();
    Map<String, String> source = Map.of("DOCKER_HOST", small.address());
    try (var moving = new MovingProject(COMPOSE, source, elsewhere, target)) {
      fill(moving);
      String before = tell(moving.here, moving);
      for (String word : new String[] {"plan", "run"}) {
        Shell.Result told = moving.project.run(moving.words(word, target));
        assertThat(told.exit()).as(told.toString()).isEqualTo(1);
        assertThat(told.err())
            .contains("none of the engine's images has the tools", "docker pull debian");
      }
      assertThat(moving.there.dockerText("volume", "ls", "-q", "--filter", name(moving))).isEmpty();
      assertThat(tell(moving.here, moving)).isEqualTo(before);
      small.bring("python:3");
      moving.move().succeeded();
      assertThat(tell(moving.there, moving)).isEqualTo(before);
      moving.project.run("migrate", "finish", "--yes").succeeded();
    }
  }

  private static String name(MovingProject moving) {
    return "name=" + moving.project.name;
  }
}
