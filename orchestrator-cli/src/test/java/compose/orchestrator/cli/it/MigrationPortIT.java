package compose.orchestrator.cli.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceAccessMode;
import org.junit.jupiter.api.parallel.ResourceLock;

/** Somebody else takes the project's port on the target after the plan, at each step of a move. */
@Timeout(1200)
@ResourceLock(value = SecondEngine.IMAGES, mode = ResourceAccessMode.READ)
final class MigrationPortIT {

  private static final int FIRST_PORT = 18610;
  private static final int LAST_STEP = MoveJournal.STEPS.size();

  /** Until then services run here, and ports are looked at. */
  private static final int LAST_AHEAD = 5;

  private static final String HERE = "in force here, data as before";
  private static final String THERE = "in force there, equal data";

  @TempDir private Path elsewhere;

  private final String target = SecondEngine.address();

  /** At which step differs with each run. */
  @Test
  void takenPortIsToldAtAnyStep() throws Exception {
    long seed = Long.getLong("ports.seed", System.nanoTime());
    int step = 1 + new Random(seed).nextInt(LAST_STEP);
    try {
      taken(step);
    } catch (AssertionError e) {
      throw new AssertionError("with -Dports.seed=" + seed, e);
    }
  }

  @Test
  @Tag("long")
  void takenPortAtEachStepEndsAsTheTableTells() throws Exception {
    var table = new FaultTable("taken ports");
    table.rows(FaultsAtOnce.upTo(LAST_STEP, this::taken));
    table.compare();
  }

  private List<FaultTable.Row> taken(int step) throws Exception {
    String fault = "the port is taken there while " + MoveJournal.text(step);
    int port = FIRST_PORT + step;
    try (MovingProject moving = MovingProject.filled(port, elsewhere, target);
        var holder = new Holder(moving, port);
        var move = new SteppedMove(moving, SteppedMove.at(step, _ -> holder.take()))) {
      String since = moving.project.inspect("app", "{{.State.StartedAt}}");
      Shell.Result run = move.run();
      assertThat(holder.holds).as(fault).isEqualTo(step < LAST_STEP);
      if (step == LAST_STEP) {
        run.succeeded();
        return List.of(row(moving, fault, "the project has it already", THERE));
      }
      assertThat(run.exit()).as(fault + run).isEqualTo(1);
      assertThat(run.err()).as(fault).contains(told(step, port, holder.name));
      boolean isSame = moving.project.inspect("app", "{{.State.StartedAt}}").equals(since);
      assertThat(isSame).as(fault).isEqualTo(step <= LAST_AHEAD);
      FaultTable.Row ended = row(moving, fault, "told" + then(step), HERE);
      holder.leave();
      moving.project.run("migrate", "resume").succeeded();
      return List.of(
          ended, row(moving, "the same, and it is free again", "`resume` goes on", THERE));
    }
  }

  private static FaultTable.Row row(
      MovingProject moving, String fault, String happens, String ends) {
    assertThat(moving.end(fault)).as(fault).isEqualTo(ends);
    return new FaultTable.Row(fault, happens, ends);
  }

  private static String then(int step) {
    return step <= LAST_AHEAD
        ? "; nothing has stopped here"
        : ", and the services are started here again";
  }

  private static String told(int step, int port, String holder) {
    return step <= LAST_AHEAD
        ? "service app: port " + port + " of the target is taken by container " + holder
        : port + " failed: port is already allocated";
  }

  /** A container of somebody else, there or not. */
  private static final class Holder implements AutoCloseable {

    private final MovingProject moving;
    private final int port;
    private final String name;
    private volatile boolean holds;

    Holder(MovingProject moving, int port) {
      this.moving = moving;
      this.port = port;
      this.name = moving.project.name + "late";
    }

    void take() {
      String published = port + ":1";
      holds =
          moving
                  .there
                  .docker("run", "-d", "--name", name, "-p", published, "python:3", "sleep", "600")
                  .exit()
              == 0;
    }

    void leave() {
      moving.there.docker("rm", "-f", name);
    }

    @Override
    public void close() {
      leave();
    }
  }
}
