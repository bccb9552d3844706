package compose.orchestrator.cli.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.Closeable;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;

/** A project of one test on the Engine, the Engine that it is to move to, and how a move ends. */
final class MovingProject implements Closeable {

  final TestProject project;
  final Shell here;
  final Shell there;

  /** The project's folder there. */
  final Path folder;

  /** The journals of its moves. */
  final MoveJournal journal;

  private final String target;
  private String before = "";

  /**
   * One that is not started yet.
   *
   * @param elsewhere where its folder will be
   * @param target address of the Engine there
   */
  MovingProject(String compose, Map<String, String> environment, Path elsewhere, String target) {
    this(
        new TestProject(compose, withState(environment, elsewhere)),
        Map.of(),
        new Shell(elsewhere, Map.of("DOCKER_HOST", target)),
        elsewhere,
        target);
  }

  private MovingProject(
      TestProject project, Map<String, String> more, Shell there, Path elsewhere, String target) {
    this.project = project;
    this.here = project.with(more);
    this.there = there;
    this.folder = elsewhere.resolve(project.name);
    this.journal = new MoveJournal(state(elsewhere), project.name);
    this.target = target;
  }

  private static Path state(Path elsewhere) {
    return elsewhere.resolve("state");
  }

  private static Map<String, String> withState(Map<String, String> environment, Path elsewhere) {
    var all = new HashMap<String, String>(environment);
    all.put("XDG_STATE_HOME", state(elsewhere).toString());
    return all;
  }

  /** The same, where the Engine there is named otherwise, and reached with more variables. */
  MovingProject reachedBy(String host, Map<String, String> environment) {
    Path elsewhere = Objects.requireNonNull(folder.getParent());
    var other = new MovingProject(project, environment, there, elsewhere, host);
    other.before = before;
    return other;
  }

  /** The one of {@link MigrateIT} on a port, started and full of files. */
  static MovingProject filled(int port, Path elsewhere, String target) {
    Map<String, String> environment = Map.of("GREETING", "hello", "PORT", "" + port);
    var moving = new MovingProject(MigrateIT.COMPOSE, environment, elsewhere, target);
    moving.project.write("password.txt", "secret\n");
    moving.project.write("files/.keep", "");
    moving.project.run("up", "-d").succeeded();
    moving.project.run("exec", "-T", "app", "python3", "-c", MigrateIT.FILL).succeeded();
    moving.remember(moving.here);
    return moving;
  }

  /** Takes the files of that side for what must be there in the end. */
  void remember(Shell engine) {
    before = files(engine);
  }

  /** How it has ended, for a table, where files are all it has. */
  String end(String fault) {
    return end(fault, this::files, before);
  }

  /** The socket of a target that has one. */
  Path targetSocket() {
    return Path.of(target.substring("unix://".length()));
  }

  /** Words of a command that plans or begins the move. */
  String[] words(String what, String host, String... more) {
    var words = new ArrayList<String>(List.of("migrate", what, host, "--to", folder.toString()));
    words.addAll(List.of(more));
    return words.toArray(String[]::new);
  }

  /** Begins the move and goes on while it runs. */
  Process start() {
    return here.startOrchestrator(words("run", target));
  }

  /** Begins the move. */
  Shell.Result move(String... more) {
    return here.orchestrator(words("run", target, more));
  }

  /** Begins the move and expects that it fails. */
  Shell.Result fails(String... more) {
    Shell.Result run = move(more);
    assertThat(run.exit()).as(run.toString()).isEqualTo(1);
    return run;
  }

  List<String> running(Shell engine) {
    String filter = "label=com.docker.compose.project=" + project.name;
    return engine.dockerText("ps", "-q", "--filter", filter).lines().toList();
  }

  void assertNotBoth() {
    assertThat(running(here).isEmpty() || running(there).isEmpty()).isTrue();
  }

  /**
   * How it has ended, for a table.
   *
   * @param tell tells what must be as it was before
   */
  String end(String fault, Function<Shell, String> tell, String before) {
    assertNotBoth();
    if (!running(here).isEmpty()) {
      assertThat(tell.apply(here)).as(fault).isEqualTo(before);
      return "in force here, data as before";
    }
    if (!running(there).isEmpty()) {
      assertThat(tell.apply(there)).as(fault).isEqualTo(before);
      return "in force there, equal data";
    }
    return "nothing runs";
  }

  /** All files of the project of {@link MigrateIT} on either side. */
  String files(Shell engine) {
    String data = project.name + "_data:/data:ro";
    String mount = (engine == there ? folder : project.folder) + "/files:/files:ro";
    return engine.dockerText(
        "run", "--rm", "-v", data, "-v", mount, "python:3", "python3", "-c", MigrateIT.TELL_FILES);
  }

  /** Takes away what a move has left there, as if the machine were a new one. */
  void forget() {
    clear();
    String above = folder.getParent() + ":/e";
    there.docker("run", "--rm", "-v", above, "python:3", "rm", "-rf", "/e/" + project.name);
  }

  /** Has all be as if it had never moved. What holds the volume there ends soon after its line. */
  void again() {
    for (int tries = 0; tries == 0 || (tries < 30 && isAnyVolumeThere()); tries++) {
      forget();
    }
    assertThat(isAnyVolumeThere()).isFalse();
    project.run("up", "-d").succeeded();
  }

  private boolean isAnyVolumeThere() {
    return !there.dockerText("volume", "ls", "-q", "--filter", "name=" + project.name).isEmpty();
  }

  private void clear() {
    SecondEngine.clear(project, there);
  }

  @Override
  public void close() {
    clear();
    project.close();
  }
}
