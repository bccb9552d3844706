package compose.orchestrator.cli.it;

import static org.assertj.core.api.Assertions.assertThat;

import compose.orchestrator.cli.it.WatchedMove.Moment;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The line to the target says nothing for a while, or for good. */
@Tag("long")
@Timeout(1800)
final class MigrationLineIT {

  private static final Duration FOR_GOOD = Duration.ofHours(1);
  private static final Set<Moment> MOMENTS = Set.of(Moment.AHEAD, Moment.REST, Moment.START);

  @TempDir private Path elsewhere;

  private final FaultTable table = new FaultTable("lines");
  private MovingProject moving;

  @BeforeEach
  void begin() {
    moving = MovingProject.filled(18591, elsewhere, SecondEngine.address());
  }

  @AfterEach
  void end() {
    moving.close();
  }

  @Test
  void silenceEndsAsTheTableTells() throws IOException {
    forGood(Moment.AHEAD, "told after 90 seconds; nothing has stopped here");
    forGood(Moment.REST, "told after 90 seconds, and the services are started here again");
    forGood(Moment.START, "told after 90 seconds; they are not started here");
    passes(Duration.ofSeconds(60));
    moving.again();
    passes(Duration.ofSeconds(1));
    table.compare();
  }

  private void forGood(Moment moment, String happens) throws IOException {
    String fault = "the line to the target is lost " + moment.text;
    try (var move = new WatchedMove(moving, silence(Set.of(moment), FOR_GOOD))) {
      Shell.Result run = move.run();
      assertThat(run.exit()).as(run.toString()).isEqualTo(1);
      assertThat(run.err()).contains("it has not answered for 90 seconds");
      assertThat(move.met).as(fault).contains(moment);
      table.row(fault, happens, moving.end(fault));
      move.target.silence(Duration.ZERO);
      moving.project.run("migrate", "rollback").succeeded();
      if (moment == Moment.START) {
        table.row("the same, and it is back", "`rollback` takes it back", moving.end(fault));
      }
      assertThat(moving.end(fault)).isEqualTo("in force here, data as before");
    }
  }

  private void passes(Duration time) throws IOException {
    String fault =
        "the line is silent for "
            + time.toSeconds()
            + " s ahead, once services rest and as they start";
    try (var move = new WatchedMove(moving, silence(MOMENTS, time))) {
      move.run().succeeded();
      assertThat(move.met).containsAll(MOMENTS);
      table.row(fault, "waited for", moving.end(fault));
    }
  }

  private static WatchedMove.Deed silence(Set<Moment> moments, Duration time) {
    return (moment, target) -> {
      if (moments.contains(moment)) {
        target.silence(time);
      }
    };
  }
}
