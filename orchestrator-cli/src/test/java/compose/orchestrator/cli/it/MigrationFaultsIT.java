package compose.orchestrator.cli.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * What becomes of a move that meets a fault. The table in docs/migration.md must tell what is seen
 * here; {@code -Dgolden.update=true} writes it.
 */
@Tag("long")
@Timeout(1800)
final class MigrationFaultsIT {

  private static final Path ENGINE = Path.of("/var/run/docker.sock");
  private static final String MAKE = "POST .*/networks/create";
  private static final String EXEC = "POST .*/exec/.*/start";
  private static final String START = "POST .*/containers/.*/start";
  private static final String STOP = "POST .*/containers/.*/stop.*";
  private static final String REFUSED = "refused before anything is changed";
  private static final int LAST_STEP = 10;

  @TempDir private Path elsewhere;
  @TempDir private Path state;

  private MovingProject moving;
  private MoveJournal journal;
  private FaultTable table = new FaultTable("faults");
  private String second;
  private String before;

  @BeforeEach
  void begin() {
    second = SecondEngine.address();
    Map<String, String> environment =
        Map.of("GREETING", "hello", "PORT", "18571", "XDG_STATE_HOME", state.toString());
    moving = new MovingProject(MigrateIT.COMPOSE, environment, elsewhere, second);
    journal = new MoveJournal(state, moving.project.name);
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
  void faultsOfHostsEndAsTheTableTells() throws IOException {
    inTheWay();
    whileItRuns();
    diskBecomesFull();
    table.compare();
  }

  @Test
  void killedMovesEndAsTheTableTells() throws Exception {
    table = new FaultTable("kills");
    for (int step = 1; step < LAST_STEP; step++) {
      killed(step, "run");
      moving.assertNotBoth();
      Shell.Result back = moving.project.run("migrate", "rollback");
      assertThat(back.exit() == 0 || step == 1).as(back.err()).isTrue();
      String orNothing = step == 1 ? ", or finds nothing noted" : "";
      row(
          "`kill -9` while " + MoveJournal.STEPS.get(step - 1),
          "`rollback` takes it back" + orNothing);
    }
    String grow = "while sleep 0.1; do date >>/data/log; done";
    moving.here.docker("exec", "-d", moving.project.name + "-app-1", "sh", "-c", grow).succeeded();
    for (int step = 1; step <= LAST_STEP; step++) {
      killed(step, step <= 2 ? "run" : "resume");
      moving.assertNotBoth();
    }
    moving.project.run("migrate", "resume"); // which may find nothing left to do
    before = moving.files(moving.here);
    row("`kill -9` at each step, while a file grows", "`resume` goes on each time");
    table.compare();
  }

  private void inTheWay() {
    String busy = moving.project.name + "busy";
    holdPort(busy);
    refused("a port is taken there", "of the target is taken by container " + busy);
    moving.there.docker("rm", "-f", busy);
    String label = "com.docker.compose.project=" + moving.project.name;
    moving.there.docker("create", "--name", busy, "-l", label, "python:3", "true").succeeded();
    refused("the target has a project of that name", "the target has a project");
    moving.there.docker("rm", "-f", busy);
    inData("truncate -s 10T /files/large");
    String refusal = moving.fails().err();
    inData("rm /files/large");
    assertThat(refusal).contains("bytes of free disk and has");
    row("the target's disk is too small", REFUSED);
  }

  private void holdPort(String name) {
    moving
        .there
        .docker("run", "-d", "--name", name, "-p", "18571:1", "python:3", "sleep", "600")
        .succeeded();
  }

  private void inData(String command) {
    moving.project.run("exec", "-T", "app", "sh", "-c", command).succeeded();
  }

  private void refused(String fault, String told) {
    assertThat(moving.fails().err()).contains(told);
    row(fault, REFUSED);
  }

  private void diskBecomesFull() throws IOException {
    fillData();
    full(
        "the target's disk becomes full while data is copied ahead",
        "told; nothing has stopped here",
        () -> {});
    inData("rm /data/large");
    full(
        "the target's disk becomes full once services rest",
        "told, and the services are started here again",
        this::fillData);
  }

  private void fillData() {
    inData("head -c 40000000 /dev/urandom >/data/large");
    before = moving.files(moving.here);
  }

  /** Something is done before the first container here stops; there is little room there. */
  private void full(String fault, String happens, Runnable deed) throws IOException {
    try (var small = new SmallDisk(moving.there, moving.project.name + "_data");
        var here = new CountingProxy(ENGINE, once(STOP, deed));
        var target = new CountingProxy(enginePath(), small::hear)) {
      Shell through = moving.here.with(Map.of("DOCKER_HOST", here.address()));
      Shell.Result run = through.orchestrator(moving.words("run", target.address()));
      assertThat(run.exit()).as(run.toString()).isEqualTo(1);
      assertThat(run.err()).contains("make room where the data is to be");
      assertThat(small.isUsed()).isTrue();
      row(fault, happens);
      small.take();
      moving.project.run("migrate", "rollback").succeeded();
    }
  }

  private Path enginePath() {
    return Path.of(second.substring("unix://".length()));
  }

  private static Consumer<String> once(String request, Runnable deed) {
    var isDone = new AtomicBoolean();
    return one -> {
      if (one.matches(request) && isDone.compareAndSet(false, true)) {
        deed.run();
      }
    };
  }

  private void whileItRuns() throws IOException {
    String late = moving.project.name + "late";
    fails(
        "a port is taken there after the plan", "port is already allocated", () -> holdPort(late));
    moving.there.docker("rm", "-f", late);
    String mount = moving.project.name + "_data:/d";
    fails(
        "a byte of the target's copy is changed",
        "./deep/er/file: content",
        () ->
            moving
                .there
                .docker("run", "--rm", "-v", mount, "python:3", "python3", "-c", MigrateIT.FLIP)
                .succeeded());
    cut("the target is gone while data is copied ahead", "target", MAKE, "target", EXEC);
    row("the target is gone while data is copied ahead", "told; nothing has stopped here");
    forget();
    cut("the target is gone once services rest", "source", STOP, "source", "POST .*");
    row("the target is gone once services rest", "told, and the services are started here again");
    forget();
    cut("the target is gone as services start", "source", STOP, "target", START);
    row("the target is gone as services start there", "told; they are not started here");
    forget();
    row("the same, and it is off for good", "`rollback --target-is-off` takes it back");
  }

  /** Something is done when the first container here is told to stop. */
  private void fails(String fault, String told, Runnable deed) throws IOException {
    try (var here = new CountingProxy(ENGINE, once(STOP, deed))) {
      Shell through = moving.project.with(Map.of("DOCKER_HOST", here.address()));
      Shell.Result run = through.orchestrator(moving.words("run", second));
      assertThat(run.exit()).as(fault).isEqualTo(1);
      assertThat(run.err()).contains(told);
    }
    row(fault, "told, and the services are started here again");
    moving.project.run("migrate", "rollback").succeeded();
  }

  /** The target goes away at a request that comes after another one. */
  private void cut(String fault, String armedAt, String armed, String cutAt, String last)
      throws IOException {
    var cutter = new Cutter(armedAt, armed, cutAt, last);
    try (var here = new CountingProxy(ENGINE, request -> cutter.hear("source", request));
        var target = new CountingProxy(enginePath(), request -> cutter.hear("target", request))) {
      cutter.target = target;
      Shell through = moving.project.with(Map.of("DOCKER_HOST", here.address()));
      Shell.Result run = through.orchestrator(moving.words("run", target.address()));
      assertThat(run.exit()).as(fault).isEqualTo(1);
      assertThat(cutter.isCut).as(fault).isTrue();
    }
  }

  /** The target is not asked, and made anew for the next fault. */
  private void forget() {
    moving.project.run("migrate", "rollback", "--target-is-off").succeeded();
    moving.forget();
  }

  private static final class Cutter {

    private final String armedAt;
    private final String armed;
    private final String cutAt;
    private final String last;
    private boolean isArmed;
    private boolean isCut;
    private @Nullable CountingProxy target;

    Cutter(String armedAt, String armed, String cutAt, String last) {
      this.armedAt = armedAt;
      this.armed = armed;
      this.cutAt = cutAt;
      this.last = last;
    }

    synchronized void hear(String at, String request) {
      boolean hit = isArmed && !isCut && at.equals(cutAt) && request.matches(last);
      isArmed |= at.equals(armedAt) && request.matches(armed);
      if (hit) {
        isCut = true;
        Objects.requireNonNull(target).cut();
      }
    }
  }

  /** Ends the command without a chance as soon as its journal has a step. */
  private void killed(int step, String word) throws Exception {
    String[] words =
        word.equals("run") ? moving.words(word, second) : new String[] {"migrate", word};
    Process process = moving.here.startOrchestrator(words);
    journal.atStep(process, step, process::destroyForcibly);
  }

  private void row(String fault, String happens) {
    table.row(fault, happens, moving.end(fault, moving::files, before));
  }
}
