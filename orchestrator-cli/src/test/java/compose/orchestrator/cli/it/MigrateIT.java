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
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A project moves from the Engine to a second one, whole, or is back where it was. */
@Timeout(300)
final class MigrateIT {

  private static final Path ENGINE = Path.of("/var/run/docker.sock");

  static final String COMPOSE =
      """
      services:
        app:
          image: python:3
          init: true
          command: sleep 1000
          environment: [GREETING]
          secrets: [password]
          ports: ["${PORT:-18561}:80"]
          volumes: ["data:/data", "./files:/files"]
          restart: always
          healthcheck: {test: [CMD, test, -e, /data], interval: 1h}
          x-orchestrator: {probe: "test -s /run/secrets/password"}
        helper:
          image: python:3
          init: true
          command: sleep 1000
          volumes: ["data:/data:ro", "/anonymous"]
          depends_on: [app]
      volumes: {data: {labels: {kind: precious}}}
      secrets: {password: {file: ./password.txt}}
      """;

  static final String FILL =
      """
      import os, struct
      for folder in ('/data', '/files'):
          os.chdir(folder); os.makedirs('deep/er')
          for name in (b'line\\nbreak', b'not\\xff\\xfeutf8', b'deep/er/file'):
              open(name, 'wb').write(name * 100)
          os.link('deep/er/file', 'linked'); os.chown('linked', 4711, 4712)
          os.mkfifo('fifo'); open('sparse', 'wb').truncate(30_000_000)
      os.chdir('/data'); os.chown('sparse', 100000, 100001); os.setxattr('sparse', 'user.kept', b'yes')
      may_bind = struct.pack('<IIIII', 0x02000001, 1 << 10, 0, 0, 0)
      os.setxattr('sparse', 'security.capability', may_bind)
      """;

  static final String TELL_FILES =
      """
      import hashlib, os, stat
      for top in ('/data', '/files'):
          for folder, folders, files in sorted(os.walk(top.encode())):
              for name in sorted(files):
                  path = os.path.join(folder, name); s = os.lstat(path); digest = 'none'
                  if stat.S_ISREG(s.st_mode):
                      digest = hashlib.sha256(open(path, 'rb').read()).hexdigest()
                  attributes = [(key, os.getxattr(path, key)) for key in sorted(os.listxattr(path))]
                  print(path, oct(s.st_mode), s.st_uid, s.st_gid, s.st_mtime_ns, s.st_nlink, digest, attributes)
      """;

  private static final String TELL =
      """
      import os
      print(os.environ.get('GREETING'), open('/run/secrets/password').read())
      """
          + TELL_FILES;

  /** In the file itself and without a trace in its times. */
  static final String FLIP =
      """
      import os
      s = os.stat('/d/deep/er/file')
      with open('/d/deep/er/file', 'r+b') as f: f.write(b'X')
      os.utime('/d/deep/er/file', ns=(s.st_atime_ns, s.st_mtime_ns))
      """;

  @TempDir private Path elsewhere;

  private TestProject project;
  private Shell there;
  private String second;
  private Path folder;

  @BeforeEach
  void begin() {
    second = SecondEngine.address();
    project = new TestProject(COMPOSE, Map.of("GREETING", "hello"));
    project.write("password.txt", "secret\n");
    project.write("files/.keep", "");
    folder = elsewhere.resolve(project.name);
    there = new Shell(elsewhere, Map.of("DOCKER_HOST", second));
    project.run("up", "-d").succeeded();
    project.run("exec", "-T", "app", "python3", "-c", FILL).succeeded();
  }

  @AfterEach
  void end() {
    SecondEngine.clear(project, there);
    project.close();
  }

  private Shell.Result migrate(String what, String... more) {
    var command =
        new ArrayList<String>(List.of("migrate", what, second, "--to", folder.toString()));
    command.addAll(List.of(more));
    return project.run(command.toArray(String[]::new));
  }

  private String tell(Shell engine) {
    return engine.dockerText("exec", project.name + "-app-1", "python3", "-c", TELL);
  }

  private List<String> running(Shell engine) {
    String filter = "label=com.docker.compose.project=" + project.name;
    return engine.dockerText("ps", "-q", "--filter", filter).lines().toList();
  }

  private List<String> volumesThere() {
    String names = there.dockerText("volume", "ls", "-q", "--filter", "name=" + project.name);
    return names.lines().toList();
  }

  @Test
  void wholeProjectMovesAndIsInForceThereAlone() {
    portThatIsTakenThereStandsInTheWay();
    String before = tell(project.shell);
    Shell.Result plan = migrate("plan").succeeded();
    assertThat(plan.out()).contains("volume " + project.name + "_data", "a variable of this shell");
    assertThat(volumesThere()).isEmpty();
    migrate("run").succeeded();
    assertThat(tell(there)).isEqualTo(before).contains("hello secret");
    var moved = new Shell(folder, Map.of("DOCKER_HOST", second));
    assertThat(moved.orchestrator("up", "--dry-run").succeeded().out()).contains("Nothing to do");
    assertThat(running(project.shell)).isEmpty();
    assertThat(project.inspect("app", "{{.HostConfig.RestartPolicy.Name}}")).isEqualTo("no");
    assertThat(project.run("up", "-d").err()).contains("is not started here: it was moved to");
    assertThat(project.run("history").succeeded().out()).contains("migrate run");
    project.run("migrate", "finish", "--yes").succeeded();
    assertThat(project.remains()).isEmpty();
    Shell.Result again = migrate("run");
    assertThat(again.exit()).isEqualTo(1);
    assertThat(again.err()).contains("was moved to " + second);
    assertThat(tell(there)).isEqualTo(before);
  }

  private void portThatIsTakenThereStandsInTheWay() {
    there.docker("load", "-i", image()).succeeded();
    String holder = project.name + "holder";
    there
        .docker("run", "-d", "--rm", "--name", holder, "-p", "18561:1", "busybox", "sleep", "300")
        .succeeded();
    try {
      Shell.Result blocked = migrate("plan");
      assertThat(blocked.exit()).isEqualTo(2);
      assertThat(blocked.err())
          .contains("port 18561 of the target is taken by container " + holder);
      assertThat(migrate("run").exit()).isEqualTo(1);
      assertThat(running(project.shell)).hasSize(2);
      assertThat(migrate("plan", "--map-port", "18561=18562").succeeded().out()).contains("18562");
    } finally {
      there.docker("rm", "-f", holder);
    }
  }

  private String image() {
    String file = elsewhere.resolve("busybox.tar").toString();
    project.shell.docker("save", "-o", file, "busybox").succeeded();
    return file;
  }

  /** A new host has no image to look around with: it is looked around as soon as one was sent. */
  @Test
  @ResourceLock(SecondEngine.IMAGES)
  void whatIsInTheWayOnANewHostIsNeitherOverwrittenNorRemoved() throws IOException {
    SecondEngine.remove(there, List.of("images", "-q"), List.of("rmi", "-f"));
    Path other = Files.createDirectories(folder).resolve("other");
    Files.writeString(other, "precious");
    Shell.Result run = migrate("run");
    assertThat(run.exit()).isEqualTo(1);
    assertThat(run.err()).contains("the target has something at " + folder + " already");
    assertThat(migrate("run").err()).contains("has something at " + folder);
    project.run("migrate", "rollback").succeeded();
    assertThat(other).hasContent("precious");
    assertThat(folder).isDirectoryNotContaining(path -> !path.equals(other));
    assertThat(running(project.shell)).hasSize(2);
  }

  @Test
  void differenceThatIsFoundInTheEndBringsTheSourceBack() throws IOException {
    String before = tell(project.shell);
    Consumer<String> flip =
        request -> {
          if (request.matches("POST .*/containers/.*/stop.*")) {
            String mount = project.name + "_data:/d";
            there.docker("run", "--rm", "-v", mount, "python:3", "python3", "-c", FLIP).succeeded();
          }
        };
    try (var proxy = new CountingProxy(ENGINE, flip)) {
      Shell through = project.with(Map.of("DOCKER_HOST", proxy.address()));
      Shell.Result run = through.orchestrator("migrate", "run", second, "--to", folder.toString());
      assertThat(run.exit()).isEqualTo(1);
      assertThat(run.err())
          .contains("is not the same on both hosts after it was copied: ./deep/er/file: content");
    }
    assertThat(running(there)).isEmpty();
    assertThat(tell(project.shell)).isEqualTo(before);
    assertThat(project.inspect("app", "{{.HostConfig.RestartPolicy.Name}}")).isEqualTo("always");
    project.run("migrate", "rollback").succeeded();
    assertThat(volumesThere()).isEmpty();
    assertThat(project.run("migrate", "status").succeeded().out()).contains("no move of");
  }

  /** The first request of that kind after the services were told to stop is the last one. */
  @ParameterizedTest
  @CsvSource({"source, POST .*/stop.*, rollback", "target, POST .*/start, resume"})
  @Tag("long")
  void killedMoveGoesOnOrBack(String side, String last, String then) throws Exception {
    String before = tell(project.shell);
    var killer = new Killer(side, last);
    try (var here = new CountingProxy(ENGINE, request -> killer.hear("source", request));
        var target =
            new CountingProxy(
                Path.of(second.substring("unix://".length())),
                request -> killer.hear("target", request))) {
      Shell through = project.with(Map.of("DOCKER_HOST", here.address()));
      Process run =
          through.startOrchestrator("migrate", "run", target.address(), "--to", folder.toString());
      killer.process = run;
      assertThat(run.waitFor(120, TimeUnit.SECONDS)).isTrue();
      assertThat(killer.killed).isTrue();
      assertThat(running(project.shell).isEmpty() || running(there).isEmpty()).isTrue();
      killer.isDone = true;
      project.run("migrate", then).succeeded();
    }
    Shell inForce = then.equals("resume") ? there : project.shell;
    assertThat(tell(inForce)).isEqualTo(before);
    assertThat(running(then.equals("resume") ? project.shell : there)).isEmpty();
  }

  /** Ends a process for good at a request, once services have been told to stop. */
  private static final class Killer {

    private final String side;
    private final String last;
    private boolean stopping;
    private volatile boolean killed;
    private volatile boolean isDone;
    private volatile @Nullable Process process;

    Killer(String side, String last) {
      this.side = side;
      this.last = last;
    }

    synchronized void hear(String at, String request) {
      stopping |= at.equals("source") && request.matches("POST .*/stop.*");
      if (stopping && !killed && !isDone && at.equals(side) && request.matches(last)) {
        Objects.requireNonNull(process).destroyForcibly();
        killed = true;
      }
    }
  }
}
