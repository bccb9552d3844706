package compose.orchestrator.cli.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceAccessMode;
import org.junit.jupiter.api.parallel.ResourceLock;

/** A move that is driven from a machine which is neither that of the source nor of the target. */
@Timeout(300)
@ResourceLock(value = SecondEngine.IMAGES, mode = ResourceAccessMode.READ)
final class MigrationFromElsewhereIT {

  private static final Path ENGINE = Path.of("/var/run/docker.sock");

  @TempDir private Path elsewhere;

  private MovingProject moving;
  private CountingProxy source;
  private CountingProxy target;

  @BeforeEach
  void begin() throws IOException {
    moving = MovingProject.filled(18591, elsewhere, SecondEngine.address());
    source = CountingProxy.tcp(ENGINE);
    target = CountingProxy.tcp(moving.targetSocket());
  }

  @AfterEach
  void end() throws IOException {
    source.close();
    target.close();
    moving.close();
  }

  private Shell away() {
    return moving.here.with(Map.of("DOCKER_HOST", source.address()));
  }

  @Test
  void bothHostsAreDrivenFromAThirdMachine() {
    Shell.Result plan = away().orchestrator(moving.words("plan", target.address())).succeeded();
    assertThat(plan.out()).contains(moving.project.name + "_data");
    away().orchestrator(moving.words("run", target.address())).succeeded();
    assertThat(moving.end("from a third machine")).isEqualTo("in force there, equal data");
    away().orchestrator("migrate", "finish", "--yes").succeeded();
    assertThat(moving.project.remains()).isEmpty();
  }

  @Test
  void whatIsReadHereMustBeWhatIsThere() throws IOException {
    Path copy = Files.createDirectory(elsewhere.resolve("copy"));
    Files.writeString(copy.resolve("compose.yaml"), MigrateIT.COMPOSE + "# changed\n");
    Files.writeString(copy.resolve("password.txt"), "secret\n");
    assertThat(plan(copy, moving.project.folder).err())
        .contains("compose.yaml is another file on the machine of the project's engine")
        .doesNotContain("password.txt");
    Path nowhere = Files.createDirectories(elsewhere.resolve("n").resolve(moving.project.name));
    assertThat(plan(copy, nowhere).err()).contains("which has no files in " + nowhere);
  }

  /** On a machine whose files at a path are these, and not those that the Engine sees. */
  private Shell.Result plan(Path files, Path path) {
    String script = "mount --bind \"$1\" \"$2\" && cd \"$2\" && shift 2 && exec \"$@\"";
    var command =
        new ArrayList<String>(
            List.of("unshare", "-m", "sh", "-c", script, "sh", files + "", path + ""));
    command.addAll(Shell.orchestratorCommand());
    command.addAll(List.of(moving.words("plan", target.address())));
    Shell.Result plan = away().run(command);
    assertThat(plan.exit()).as(plan.toString()).isEqualTo(1);
    return plan;
  }
}
