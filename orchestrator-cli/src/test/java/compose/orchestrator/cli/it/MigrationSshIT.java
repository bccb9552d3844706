package compose.orchestrator.cli.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceAccessMode;
import org.junit.jupiter.api.parallel.ResourceLock;

/** The programs that lead to the target, ssh, are killed at each step of a move. */
@Tag("long")
@Timeout(1800)
@ResourceLock(value = SecondEngine.IMAGES, mode = ResourceAccessMode.READ)
final class MigrationSshIT {

  /** From here on a connection is held that the move cannot do without. */
  private static final int FIRST_NEEDED = 6;

  private static final int LAST_STEP = MoveJournal.STEPS.size();

  @TempDir private Path elsewhere;

  private final FaultTable table = new FaultTable("killed ssh");
  private SshServer ssh;
  private MovingProject moving;

  @BeforeEach
  void begin() throws IOException {
    assumeThat(SshServer.isPossible()).as("root may run /usr/sbin/sshd here").isTrue();
    String engine = SecondEngine.address();
    ssh = new SshServer(engine);
    moving =
        MovingProject.filled(18601, elsewhere, engine).reachedBy(ssh.host(), ssh.environment());
  }

  @AfterEach
  void end() {
    try (var _ = ssh) {
      if (moving != null) {
        moving.close();
      }
    }
  }

  /** Where the connection is not needed at that moment, the move goes on over another one. */
  @Test
  void killedSshEndsAsTheTableTells() throws Exception {
    int ended = 0;
    for (int step = FIRST_NEEDED; step < LAST_STEP; step++) {
      if (kill(step)) {
        moving.again();
      } else {
        moving.here.orchestrator("migrate", "rollback").succeeded();
        assertThat(moving.end("step " + step)).isEqualTo("in force here, data as before");
        ended++;
      }
    }
    assertThat(ended).isPositive();
    for (int step = 1; step <= LAST_STEP; step++) {
      String fault = "ssh is killed while " + MoveJournal.STEPS.get(step - 1);
      if (!kill(step)) {
        Shell.Result resume = moving.here.orchestrator("migrate", "resume");
        // The last step may have been done before the connection was gone.
        assertThat(resume.exit() == 0 || step == LAST_STEP).as(fault + resume).isTrue();
      }
      assertThat(moving.end(fault)).as(fault).isEqualTo("in force there, equal data");
      table.row(fault, "it goes on by itself, or `resume` does", "in force there, equal data");
      moving.again();
    }
    table.row(
        "the same once services stop, where the move has ended for it",
        "`rollback` takes it back",
        "in force here, data as before");
    table.compare();
  }

  /** Whether the move was completed all the same. */
  private boolean kill(int step) throws Exception {
    Process move = moving.start();
    moving.journal.atStep(move, step, this::killAgainAndAgain);
    moving.assertNotBoth();
    return move.exitValue() == 0;
  }

  private void killAgainAndAgain() {
    for (int i = 0; i < 3; i++) {
      ssh.killClients();
      try {
        TimeUnit.MILLISECONDS.sleep(100);
      } catch (InterruptedException e) {
        throw new AssertionError(e);
      }
    }
  }
}
