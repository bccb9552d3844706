package compose.orchestrator.cli.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;

/** All of the target's disk becomes full at each step of a move, and has room again. */
@Tag("long")
@Timeout(1800)
@ResourceLock(SmallEngine.LOCK)
final class MigrationDiskIT {

  private static final String IMAGE = "python:3";
  private static final int IMAGES = 2;
  private static final int STOP = 6;
  private static final int LAST_STEP = MoveJournal.STEPS.size();

  private static final String HERE = "in force here, data as before";
  private static final String THERE = "in force there, equal data";

  @TempDir private Path state;

  private final FaultTable table = new FaultTable("full disks");
  private SmallEngine engine;
  private MovingProject moving;
  private volatile boolean isResumed;

  @BeforeEach
  void begin() throws IOException {
    assumeThat(SmallEngine.isPossible()).as("root may mount a file here").isTrue();
    engine = SmallEngine.start(IMAGE);
    Path elsewhere = Files.createDirectory(SmallEngine.DISK.resolve("moved"));
    Files.createSymbolicLink(elsewhere.resolve("state"), state); // whose disk is not full
    moving = MovingProject.filled(18621, elsewhere, engine.address());
  }

  @AfterEach
  void end() throws IOException {
    if (engine != null) {
      engine.empty();
      moving.close();
      engine.close();
    }
  }

  @Test
  void fullDiskAtEachStepEndsAsTheTableTells() throws Exception {
    for (int step = 1; step <= LAST_STEP; step++) {
      full(step);
      moving.again();
    }
    table.compare();
  }

  private void full(int step) throws Exception {
    String fault = "the target's disk becomes full while " + MoveJournal.text(step);
    fails(step, fault, () -> takeBack(fault));
    row(fault, "told" + then(step) + "; `rollback` takes it back", HERE);
    fails(
        step,
        fault,
        () -> {
          engine.empty();
          moving.project.run("migrate", "resume").succeeded();
        });
    row("the same, and there is room again", "`resume` goes on", THERE);
  }

  /** The source serves without any room there; tidying may need some. */
  private void takeBack(String fault) {
    Shell.Result back = moving.project.run("migrate", "rollback");
    assertThat(moving.end(fault)).as(fault + back).isEqualTo(HERE);
    engine.empty();
    if (back.exit() != 0) {
      assertThat(back.err()).contains("the project is in force here", "no space left");
      moving.project.run("migrate", "rollback").succeeded();
    }
  }

  private void row(String fault, String happens, String ends) {
    assertThat(moving.end(fault)).as(fault).isEqualTo(ends);
    table.row(fault, happens, ends);
  }

  private static String then(int step) {
    if (step == LAST_STEP) {
      return ": it is not known whether the target is in force";
    }
    return step < STOP ? "; nothing has stopped here" : ", and the services are started here again";
  }

  private void fails(int step, String fault, Runnable then) throws Exception {
    if (step == IMAGES) {
      moving.there.docker("rmi", "-f", IMAGE).succeeded();
    }
    String since = started();
    isResumed = false;
    try (var move = new SteppedMove(moving, (met, _) -> reach(met, step))) {
      Shell.Result run = move.run();
      assertThat(run.exit()).as(fault + run).isEqualTo(1);
      assertThat(run.err()).as(fault).containsPattern("no space left|make room");
      assertThat(started().equals(since)).as(fault).isEqualTo(step < STOP || step == LAST_STEP);
      assertThat(moving.end(fault)).as(fault).isEqualTo(step < LAST_STEP ? HERE : THERE);
      isResumed = true;
      then.run();
    }
  }

  private String started() {
    return moving.project.inspect("app", "{{.State.StartedAt}}");
  }

  /** There is something to send once services rest. */
  private void reach(int met, int step) {
    if (isResumed) {
      return;
    }
    if (met == STOP) {
      String write = "head -c 20000000 /dev/urandom >/data/large";
      moving.project.run("exec", "-T", "app", "sh", "-c", write).succeeded();
      moving.remember(moving.here);
    }
    if (met == step) {
      engine.fill();
    }
  }
}
