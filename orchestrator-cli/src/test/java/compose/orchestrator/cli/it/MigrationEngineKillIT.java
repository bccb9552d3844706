package compose.orchestrator.cli.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * The target's engine is killed at a step of a move and started again: the move goes on or back.
 */
@Timeout(1800)
final class MigrationEngineKillIT {

  private static final Shell TOOLS = new Shell(Shell.ROOT, Map.of());
  private static final Path PROCESS = Path.of("/run/orchestrator-engine-3.pid");
  private static final int LAST_STEP = MoveJournal.STEPS.size();

  @TempDir private Path elsewhere;

  private final FaultTable table = new FaultTable("killed engines");
  private MovingProject moving;

  @BeforeEach
  void begin() {
    moving = MovingProject.filled(18581, elsewhere, startEngine());
    SecondEngine.remove(moving.there, List.of("ps", "-aq"), List.of("rm", "-fv"));
    SecondEngine.remove(moving.there, List.of("volume", "ls", "-q"), List.of("volume", "rm"));
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

  /** Which step, and whether it goes on or back, differs with each run. */
  @Test
  void anyStepGoesOnOrBack() throws Exception {
    long seed = Long.getLong("kills.seed", System.nanoTime());
    var random = new Random(seed);
    int step = 1 + random.nextInt(LAST_STEP - 1);
    boolean isBack = random.nextBoolean();
    try {
      if (isBack) {
        goesBack(step);
      } else {
        goesOn(step);
      }
    } catch (AssertionError e) {
      throw new AssertionError("with -Dkills.seed=" + seed, e);
    }
  }

  @Test
  @Tag("long")
  void everyStepGoesOnAndBackAsTheTableTells() throws Exception {
    for (int step = 1; step < LAST_STEP; step++) { // after the last the target is in force
      goesBack(step);
    }
    for (int step = 1; step <= LAST_STEP; step++) {
      goesOn(step);
      moving.again();
    }
    table.compare();
  }

  private void goesBack(int step) throws Exception {
    kill(step);
    moving.project.run("migrate", "rollback").succeeded();
    // Not even helpers that died with their engine are left.
    assertThat(moving.there.dockerText("ps", "-aq")).isEmpty();
    assertThat(moving.there.dockerText("volume", "ls", "-q")).isEmpty();
    row(step, "`rollback` takes it back", "in force here, data as before");
  }

  private void goesOn(int step) throws Exception {
    kill(step);
    Shell.Result resume = moving.project.run("migrate", "resume");
    // The last step may have been done before the engine was gone.
    assertThat(resume.exit() == 0 || step == LAST_STEP).as(resume.toString()).isTrue();
    row(step, "`resume` goes on", "in force there, equal data");
  }

  private void kill(int step) throws Exception {
    moving.journal.atStep(moving.start(), step, MigrationEngineKillIT::killEngine);
    startEngine();
    moving.assertNotBoth();
  }

  private static void killEngine() {
    try {
      long pid = Long.parseLong(Files.readString(PROCESS).split(" ", -1)[0]);
      ProcessHandle.of(pid).orElseThrow().destroyForcibly();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void row(int step, String happens, String ends) {
    String fault = "the target's engine is killed while " + MoveJournal.STEPS.get(step - 1);
    assertThat(moving.end(fault)).as(fault).isEqualTo(ends);
    table.row(fault, happens, ends);
  }
}
