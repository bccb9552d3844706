package compose.orchestrator.cli.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Map;
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

  private static final Path ENGINE = Path.of("/var/run/docker.sock");
  private static final String STOP = "POST .*/containers/.*/stop.*";
  private static final Duration FOR_GOOD = Duration.ofHours(1);

  private static final String MAKE = "POST .*/networks/create";
  private static final String EXEC = "POST .*/exec/.*/start";
  private static final String START = "POST .*/containers/.*/start";

  private enum Moment {
    AHEAD("while data is copied ahead"),
    REST("once services rest"),
    START("as services start there");

    private final String text;

    Moment(String text) {
      this.text = text;
    }
  }

  @TempDir private Path elsewhere;
  @TempDir private Path state;

  private final FaultTable table = new FaultTable("lines");
  private MovingProject moving;
  private String before;

  @BeforeEach
  void begin() {
    Map<String, String> environment =
        Map.of("GREETING", "hello", "PORT", "18591", "XDG_STATE_HOME", state.toString());
    moving = new MovingProject(MigrateIT.COMPOSE, environment, elsewhere, SecondEngine.address());
    moving.project.write("password.txt", "secret\n");
    moving.project.write("files/.keep", "");
    moving.project.run("up", "-d").succeeded();
    moving.project.run("exec", "-T", "app", "python3", "-c", MigrateIT.FILL).succeeded();
    before = moving.files(moving.here);
  }

  @AfterEach
  void end() {
    moving.close();
  }

  @Test
  void silenceEndsAsTheTableTells() throws IOException {
    forGood(Moment.REST, "told after 90 seconds, and the services are started here again");
    forGood(Moment.START, "told after 90 seconds; they are not started here");
    passes(Duration.ofSeconds(1));
    table.compare();
  }

  private void forGood(Moment moment, String happens) throws IOException {
    String fault = "the line to the target is lost " + moment.text;
    try (var line = new Line(Set.of(moment), FOR_GOOD)) {
      Shell.Result run = line.move();
      assertThat(run.exit()).as(run.toString()).isEqualTo(1);
      assertThat(run.err()).contains("it has not answered for 90 seconds");
      assertThat(line.met).as(fault).contains(moment);
      table.row(fault, happens, ended(fault));
      line.target.silence(Duration.ZERO);
      moving.project.run("migrate", "rollback").succeeded();
      if (moment == Moment.START) {
        table.row("the same, and it is back", "`rollback` takes it back", ended(fault));
      }
      assertThat(ended(fault)).isEqualTo("in force here, data as before");
    }
  }

  private void passes(Duration time) throws IOException {
    String fault =
        "the line is silent for "
            + time.toSeconds()
            + " s ahead, once services rest and as they start";
    try (var line = new Line(Set.of(Moment.values()), time)) {
      line.move().succeeded();
      assertThat(line.met).containsExactlyInAnyOrder(Moment.values());
      table.row(fault, "waited for", ended(fault));
    }
  }

  private String ended(String fault) {
    return moving.end(fault, moving::files, before);
  }

  /** The way to both engines; the one to the target becomes silent at some moments. */
  private final class Line implements AutoCloseable {

    private final Set<Moment> moments;
    private final Duration time;
    private final Set<Moment> met = EnumSet.noneOf(Moment.class);
    private final CountingProxy source;
    private final CountingProxy target;
    private boolean made;
    private boolean stopped;

    Line(Set<Moment> moments, Duration time) throws IOException {
      this.moments = moments;
      this.time = time;
      Path engine = Path.of(SecondEngine.address().substring("unix://".length()));
      this.source = new CountingProxy(ENGINE, this::hearSource);
      this.target = new CountingProxy(engine, this::hearTarget);
    }

    Shell.Result move() {
      Shell through = moving.here.with(Map.of("DOCKER_HOST", source.address()));
      return through.orchestrator(moving.words("run", target.address()));
    }

    private synchronized void hearSource(String request) {
      if (request.matches(STOP)) {
        stopped = true;
        meet(Moment.REST);
      }
    }

    private synchronized void hearTarget(String request) {
      made |= request.matches(MAKE);
      if (made && !stopped && request.matches(EXEC)) {
        meet(Moment.AHEAD);
      } else if (stopped && request.matches(START)) {
        meet(Moment.START);
      }
    }

    private void meet(Moment moment) {
      if (moments.contains(moment) && met.add(moment)) {
        target.silence(time);
      }
    }

    @Override
    public void close() throws IOException {
      try (source;
          target) {
        target.silence(Duration.ZERO);
      }
    }
  }
}
