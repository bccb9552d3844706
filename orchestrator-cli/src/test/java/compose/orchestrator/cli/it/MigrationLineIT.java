package compose.orchestrator.cli.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceAccessMode;
import org.junit.jupiter.api.parallel.ResourceLock;

/** The line to the target says nothing for a while, or for good, at each step of a move. */
@Timeout(1800)
@ResourceLock(value = SecondEngine.IMAGES, mode = ResourceAccessMode.READ)
final class MigrationLineIT {

  private static final Duration FOR_GOOD = Duration.ofHours(1);
  private static final int FIRST_PORT = 18590;
  private static final int START = 9;
  private static final int LAST_STEP = MoveJournal.STEPS.size();

  /** Until then services run here. */
  private static final int LAST_AHEAD = 5;

  private static final String HERE = "in force here, data as before";
  private static final String THERE = "in force there, equal data";

  @TempDir private Path elsewhere;

  private final String target = SecondEngine.address();

  /** At which step differs with each run. */
  @Test
  void silenceOfASecondIsWaitedForAtAnyStep() throws Exception {
    long seed = Long.getLong("lines.seed", System.nanoTime());
    int step = 1 + new Random(seed).nextInt(LAST_STEP);
    try {
      passes(step, Duration.ofSeconds(1));
    } catch (AssertionError e) {
      throw new AssertionError("with -Dlines.seed=" + seed, e);
    }
  }

  @Test
  @Tag("long")
  void silenceAtEachStepEndsAsTheTableTells() throws Exception {
    var table = new FaultTable("lines");
    table.rows(FaultsAtOnce.upTo(LAST_STEP, this::lost));
    for (Duration time : List.of(Duration.ofSeconds(60), Duration.ofSeconds(1))) {
      table.rows(FaultsAtOnce.upTo(LAST_STEP, step -> List.of(passes(step, time))));
    }
    table.compare();
  }

  private MovingProject project(int step) {
    return MovingProject.filled(FIRST_PORT + step, elsewhere, target);
  }

  private FaultTable.Row passes(int step, Duration time) throws Exception {
    String fault =
        "the line is silent for " + time.toSeconds() + " s while " + MoveJournal.text(step);
    try (MovingProject moving = project(step);
        var move = new SteppedMove(moving, SteppedMove.at(step, line -> line.silence(time)))) {
      move.run().succeeded();
      assertThat(move.met()).as(fault).isGreaterThanOrEqualTo(step);
      assertThat(moving.end(fault)).as(fault).isEqualTo(THERE);
      return new FaultTable.Row(fault, "waited for", THERE);
    }
  }

  private List<FaultTable.Row> lost(int step) throws Exception {
    String fault = "the line to the target is lost while " + MoveJournal.text(step);
    try (MovingProject moving = project(step);
        var move = new SteppedMove(moving, SteppedMove.at(step, line -> line.silence(FOR_GOOD)))) {
      String since = moving.project.inspect("app", "{{.State.StartedAt}}");
      Shell.Result run = move.run();
      assertThat(run.exit()).as(fault + run).isEqualTo(1);
      assertThat(run.err()).as(fault).contains("it has not answered for 90 seconds");
      assertThat(move.met()).as(fault).isGreaterThanOrEqualTo(step);
      var ended =
          new FaultTable.Row(fault, "told after 90 seconds" + then(step), moving.end(fault));
      boolean isSame = moving.project.inspect("app", "{{.State.StartedAt}}").equals(since);
      assertThat(isSame).as(fault).isEqualTo(step <= LAST_AHEAD || step >= START);
      move.target.silence(Duration.ZERO);
      return List.of(ended, back(moving, step, fault));
    }
  }

  private static String then(int step) {
    if (step <= LAST_AHEAD) {
      return "; nothing has stopped here";
    }
    if (step < START) {
      return ", and the services are started here again";
    }
    return step == START
        ? "; they are not started here"
        : "; it is not known whether the target is in force";
  }

  private static FaultTable.Row back(MovingProject moving, int step, String fault) {
    boolean isLast = step == LAST_STEP;
    moving.project.run("migrate", isLast ? "resume" : "rollback").succeeded();
    String happens = isLast ? "`resume` completes it" : "`rollback` takes it back";
    assertThat(moving.end(fault)).as(fault).isEqualTo(isLast ? THERE : HERE);
    return new FaultTable.Row("the same, and it is back", happens, moving.end(fault));
  }
}
