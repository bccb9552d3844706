package compose.orchestrator.cli.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.stream.Stream;
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
  private static final Path DOCUMENT = Shell.ROOT.resolve("docs/migration.md");
  private static final String MAKE = "POST .*/networks/create";
  private static final String EXEC = "POST .*/exec/.*/start";
  private static final String START = "POST .*/containers/.*/start";
  private static final String STOP = "POST .*/containers/.*/stop.*";
  private static final String REFUSED = "refused before anything is changed";
  private static final int LAST_STEP = 10;

  private static final List<String> STEPS =
      List.of(
          "remembering the move",
          "bringing images",
          "copying the folder",
          "making containers there",
          "copying data ahead",
          "stopping the services",
          "copying the rest",
          "comparing",
          "starting there",
          "putting the target in force");

  @TempDir private Path elsewhere;
  @TempDir private Path state;

  private final StringBuilder table =
      new StringBuilder("| fault | what happens | ends as |\n| --- | --- | --- |\n");
  private TestProject project;
  private Shell there;
  private String second;
  private Path folder;
  private String before;

  @BeforeEach
  void begin() {
    second = SecondEngine.address();
    project =
        new TestProject(
            MigrateIT.COMPOSE,
            Map.of("GREETING", "hello", "PORT", "18571", "XDG_STATE_HOME", state.toString()));
    project.write("password.txt", "secret\n");
    project.write("files/.keep", "");
    folder = elsewhere.resolve(project.name);
    there = new Shell(elsewhere, Map.of("DOCKER_HOST", second));
    project.run("up", "-d").succeeded();
    project.run("exec", "-T", "app", "python3", "-c", MigrateIT.FILL).succeeded();
    before = files(project.shell);
  }

  @AfterEach
  void end() {
    SecondEngine.clear(project, there);
    project.close();
  }

  @Test
  void faultsOfHostsEndAsTheTableTells() throws IOException {
    inTheWay();
    whileItRuns();
    compare("faults");
  }

  @Test
  void killedMovesEndAsTheTableTells() throws Exception {
    for (int step = 1; step < LAST_STEP; step++) {
      killed(step, "run");
      assertNotBoth();
      Shell.Result back = project.run("migrate", "rollback");
      assertThat(back.exit() == 0 || step == 1).as(back.err()).isTrue();
      String orNothing = step == 1 ? ", or finds nothing noted" : "";
      row("`kill -9` while " + STEPS.get(step - 1), "`rollback` takes it back" + orNothing);
    }
    String grow = "while sleep 0.1; do date >>/data/log; done";
    project.shell.docker("exec", "-d", project.name + "-app-1", "sh", "-c", grow).succeeded();
    for (int step = 1; step <= LAST_STEP; step++) {
      killed(step, step <= 2 ? "run" : "resume");
      assertNotBoth();
    }
    project.run("migrate", "resume"); // which may find nothing left to do
    before = files(project.shell);
    row("`kill -9` at each step, while a file grows", "`resume` goes on each time");
    compare("kills");
  }

  private void inTheWay() {
    String busy = project.name + "busy";
    holdPort(busy);
    refused("a port is taken there", "of the target is taken by container " + busy);
    there.docker("rm", "-f", busy);
    String label = "com.docker.compose.project=" + project.name;
    there.docker("create", "--name", busy, "-l", label, "python:3", "true").succeeded();
    refused("the target has a project of that name", "the target has a project");
    there.docker("rm", "-f", busy);
    inData("truncate -s 10T /files/large");
    String refusal = migrate(second).err();
    inData("rm /files/large");
    assertThat(refusal).contains("bytes of free disk and has");
    row("the target's disk is too small", REFUSED);
  }

  private void holdPort(String name) {
    there
        .docker("run", "-d", "--name", name, "-p", "18571:1", "python:3", "sleep", "600")
        .succeeded();
  }

  private void inData(String command) {
    project.run("exec", "-T", "app", "sh", "-c", command).succeeded();
  }

  private void refused(String fault, String told) {
    assertThat(migrate(second).err()).contains(told);
    row(fault, REFUSED);
  }

  private void whileItRuns() throws IOException {
    String late = project.name + "late";
    fails(
        "a port is taken there after the plan", "port is already allocated", () -> holdPort(late));
    there.docker("rm", "-f", late);
    String mount = project.name + "_data:/d";
    fails(
        "a byte of the target's copy is changed",
        "./deep/er/file: content",
        () ->
            there
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
    var isDone = new AtomicBoolean();
    Consumer<String> trigger =
        request -> {
          if (request.matches(STOP) && isDone.compareAndSet(false, true)) {
            deed.run();
          }
        };
    try (var here = new CountingProxy(ENGINE, trigger)) {
      Shell through = project.with(Map.of("DOCKER_HOST", here.address()));
      Shell.Result run = through.orchestrator("migrate", "run", second, "--to", folder.toString());
      assertThat(run.exit()).as(fault).isEqualTo(1);
      assertThat(run.err()).contains(told);
    }
    row(fault, "told, and the services are started here again");
    project.run("migrate", "rollback").succeeded();
  }

  /** The target goes away at a request that comes after another one. */
  private void cut(String fault, String armedAt, String armed, String cutAt, String last)
      throws IOException {
    var cutter = new Cutter(armedAt, armed, cutAt, last);
    Path engine = Path.of(second.substring("unix://".length()));
    try (var here = new CountingProxy(ENGINE, request -> cutter.hear("source", request));
        var target = new CountingProxy(engine, request -> cutter.hear("target", request))) {
      cutter.target = target;
      Shell through = project.with(Map.of("DOCKER_HOST", here.address()));
      Shell.Result run =
          through.orchestrator("migrate", "run", target.address(), "--to", folder.toString());
      assertThat(run.exit()).as(fault).isEqualTo(1);
      assertThat(cutter.isCut).as(fault).isTrue();
    }
  }

  /** The target is not asked, and made anew for the next fault. */
  private void forget() {
    project.run("migrate", "rollback", "--target-is-off").succeeded();
    SecondEngine.clear(project, there);
    there
        .docker(
            "run", "--rm", "-v", elsewhere + ":/e", "python:3", "rm", "-rf", "/e/" + project.name)
        .succeeded();
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
    var command = new ArrayList<String>(List.of("migrate", word));
    if (word.equals("run")) {
      command.addAll(List.of(second, "--to", folder.toString()));
    }
    Process process = project.shell.startOrchestrator(command.toArray(String[]::new));
    long records = count(step);
    while (process.isAlive() && count(step) == records) {
      TimeUnit.MILLISECONDS.sleep(2);
    }
    process.destroyForcibly();
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
  }

  private long count(int step) throws IOException {
    Path journals = state.resolve("orchestrator").resolve(project.name);
    if (!Files.isDirectory(journals)) {
      return 0;
    }
    long count = 0;
    try (Stream<Path> files = Files.list(journals)) {
      for (Path file : files.toList()) {
        count += Files.readString(file).lines().filter(line -> isBegin(line, step)).count();
      }
    }
    return count;
  }

  private static boolean isBegin(String line, int step) {
    String[] fields = line.split("\t", -1);
    return fields.length > 3 && fields[1].equals("begin") && fields[3].equals("" + step);
  }

  private Shell.Result migrate(String host) {
    Shell.Result run = project.run("migrate", "run", host, "--to", folder.toString());
    assertThat(run.exit()).isEqualTo(1);
    return run;
  }

  private void assertNotBoth() {
    assertThat(running(project.shell).isEmpty() || running(there).isEmpty()).isTrue();
  }

  private List<String> running(Shell engine) {
    String filter = "label=com.docker.compose.project=" + project.name;
    return engine.dockerText("ps", "-q", "--filter", filter).lines().toList();
  }

  private String files(Shell engine) {
    String data = project.name + "_data:/data:ro";
    String mount = (engine == there ? folder : project.folder) + "/files:/files:ro";
    return engine.dockerText(
        "run", "--rm", "-v", data, "-v", mount, "python:3", "python3", "-c", MigrateIT.TELL_FILES);
  }

  private void row(String fault, String happens) {
    assertNotBoth();
    boolean here = !running(project.shell).isEmpty();
    String ends = "nothing runs";
    if (here) {
      assertThat(files(project.shell)).as(fault).isEqualTo(before);
      ends = "in force here, data as before";
    } else if (!running(there).isEmpty()) {
      assertThat(files(there)).as(fault).isEqualTo(before);
      ends = "in force there, equal data";
    }
    table.append("| " + fault + " | " + happens + " | " + ends + " |\n");
  }

  private void compare(String name) throws IOException {
    String text = Files.readString(DOCUMENT);
    String marker = "<!-- table of " + name + ": begin -->\n";
    int begin = text.indexOf(marker) + marker.length();
    int end = text.indexOf("<!-- table of " + name + ": end -->");
    if (Boolean.getBoolean("golden.update")) {
      Files.writeString(DOCUMENT, text.substring(0, begin) + table + text.substring(end));
      return;
    }
    assertThat(table).hasToString(text.substring(begin, end));
  }
}
