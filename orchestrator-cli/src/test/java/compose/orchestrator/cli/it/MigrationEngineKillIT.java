package compose.orchestrator.cli.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * The target's engine is killed at a step of a move and started again: the move goes on or back.
 */
@Timeout(300)
final class MigrationEngineKillIT {

  private static final Shell TOOLS = new Shell(Shell.ROOT, Map.of());
  private static final Path PROCESS = Path.of("/run/orchestrator-engine-3.pid");
  private static final int LAST_STEP = MoveJournal.STEPS.size();

  @TempDir private Path elsewhere;
  @TempDir private Path state;

  private MovingProject moving;
  private MoveJournal journal;
  private String engine;
  private String before;

  @BeforeEach
  void begin() {
    engine = startEngine();
    Map<String, String> environment =
        Map.of("GREETING", "hello", "PORT", "18581", "XDG_STATE_HOME", state.toString());
    moving = new MovingProject(MigrateIT.COMPOSE, environment, elsewhere, engine);
    journal = new MoveJournal(state, moving.project.name);
    SecondEngine.remove(moving.there, List.of("ps", "-aq"), List.of("rm", "-fv"));
    SecondEngine.remove(moving.there, List.of("volume", "ls", "-q"), List.of("volume", "rm"));
    moving.project.write("password.txt", "secret\n");
    moving.project.write("files/.keep", "");
    moving.project.run("up", "-d").succeeded();
    moving.project.run("exec", "-T", "app", "python3", "-c", MigrateIT.FILL).succeeded();
    before = moving.files(moving.here);
  }

  @AfterEach
  void end() {
    try (var _ = moving) {
      startEngine();
    }
  }

  @AfterAll
  static void stopEngine() {
    TOOLS.run(List.of("scripts/engine", "third", "stop"));
  }

  private static String startEngine() {
    return TOOLS.run(List.of("scripts/engine", "third")).succeeded().out().strip();
  }

  @Test
  void anyStepGoesOnOrBack() throws Exception {
    long seed = Long.getLong("kills.seed", System.nanoTime());
    var random = new Random(seed);
    int step = 1 + random.nextInt(LAST_STEP - 1);
    boolean isBack = random.nextBoolean();
    String fault = "step " + step + ", back " + isBack + ", seed " + seed;
    kill(step);
    if (isBack) {
      rollback();
      assertThat(ended(fault)).isEqualTo("in force here, data as before");
    } else {
      moving.project.run("migrate", "resume").succeeded();
      assertThat(ended(fault)).isEqualTo("in force there, equal data");
    }
  }

  private void kill(int step) throws Exception {
    String[] words = moving.words("run", engine);
    journal.atStep(moving.here.startOrchestrator(words), step, MigrationEngineKillIT::killEngine);
    startEngine();
    moving.assertNotBoth();
  }

  private static void killEngine() {
    try {
      long pid = Long.parseLong(Files.readString(PROCESS).split(" ", -1)[0]);
      ProcessHandle.of(pid).orElseThrow().destroyForcibly();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  /** Nothing may be left there, not even of helpers that died with their engine. */
  private void rollback() {
    moving.project.run("migrate", "rollback").succeeded();
    assertThat(moving.there.dockerText("ps", "-aq")).isEmpty();
    assertThat(moving.there.dockerText("volume", "ls", "-q")).isEmpty();
  }

  private String ended(String fault) {
    return moving.end(fault, moving::files, before);
  }
}
