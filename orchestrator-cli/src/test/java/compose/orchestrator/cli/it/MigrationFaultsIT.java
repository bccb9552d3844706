package compose.orchestrator.cli.it;

import static org.assertj.core.api.Assertions.assertThat;

import compose.orchestrator.cli.it.WatchedMove.Moment;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceAccessMode;
import org.junit.jupiter.api.parallel.ResourceLock;

/**
 * What becomes of a move that meets a fault. The table in docs/migration.md must tell what is seen
 * here; {@code -Dgolden.update=true} writes it.
 */
@Tag("long")
@Timeout(1800)
@ResourceLock(value = SecondEngine.IMAGES, mode = ResourceAccessMode.READ)
final class MigrationFaultsIT {

  private static final String REFUSED = "refused before anything is changed";
  private static final int LAST_STEP = MoveJournal.STEPS.size();

  @TempDir private Path elsewhere;

  private MovingProject moving;
  private FaultTable table = new FaultTable("faults");

  @BeforeEach
  void begin() {
    moving = MovingProject.filled(18571, elsewhere, SecondEngine.address());
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
    moving.move().succeeded();
    row("owners that neither host knows, attributes, a capability", "moved as they are");
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
    moving.remember(moving.here);
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
    moving.remember(moving.here);
  }

  /** Something is done before the first container here stops; there is little room there. */
  private void full(String fault, String happens, Runnable deed) throws IOException {
    try (var small = new SmallDisk(moving.there, moving.project.name + "_data");
        var move =
            new WatchedMove(moving, WatchedMove.at(Moment.STOP, _ -> deed.run()), small::hear)) {
      Shell.Result run = move.run();
      assertThat(run.exit()).as(run.toString()).isEqualTo(1);
      assertThat(run.err()).contains("make room where the data is to be");
      assertThat(small.isUsed()).isTrue();
      row(fault, happens);
      small.take();
      moving.project.run("migrate", "rollback").succeeded();
    }
  }

  private void whileItRuns() throws IOException {
    fails(
        "a byte of the target's copy is changed",
        "./deep/er/file: content",
        () -> inCopy(MigrateIT.FLIP));
    fails(
        "a capability of a file is taken away in the target's copy",
        "./sparse: attributes",
        () -> inCopy("import os; os.removexattr('/d/sparse', 'security.capability')"));
    cut(Moment.AHEAD, "told; nothing has stopped here");
    cut(Moment.REST, "told, and the services are started here again");
    cut(Moment.START, "told; they are not started here");
    row("the same, and it is off for good", "`rollback --target-is-off` takes it back");
  }

  private void inCopy(String script) {
    String mount = moving.project.name + "_data:/d";
    moving
        .there
        .docker("run", "--rm", "-v", mount, "python:3", "python3", "-c", script)
        .succeeded();
  }

  /** Something is done when the first container here is told to stop. */
  private void fails(String fault, String told, Runnable deed) throws IOException {
    try (var move = new WatchedMove(moving, WatchedMove.at(Moment.STOP, _ -> deed.run()))) {
      Shell.Result run = move.run();
      assertThat(run.exit()).as(fault).isEqualTo(1);
      assertThat(run.err()).contains(told);
      row(fault, "told, and the services are started here again");
      moving.project.run("migrate", "rollback").succeeded();
    }
  }

  /** The target goes away at a moment, and is not asked any more. */
  private void cut(Moment moment, String happens) throws IOException {
    String fault = "the target is gone " + moment.text;
    try (var move = new WatchedMove(moving, WatchedMove.at(moment, CountingProxy::cut))) {
      assertThat(move.run().exit()).as(fault).isEqualTo(1);
      assertThat(move.met).as(fault).contains(moment);
    }
    row(fault, happens);
    forget();
  }

  /** The target is not asked, and made anew for the next fault. */
  private void forget() {
    moving.project.run("migrate", "rollback", "--target-is-off").succeeded();
    moving.forget();
  }

  /** Ends the command without a chance as soon as its journal has a step. */
  private void killed(int step, String word) throws Exception {
    Process process =
        word.equals("run") ? moving.start() : moving.here.startOrchestrator("migrate", word);
    moving.journal.atStep(process, step, process::destroyForcibly);
  }

  private void row(String fault, String happens) {
    table.row(fault, happens, moving.end(fault));
  }
}
