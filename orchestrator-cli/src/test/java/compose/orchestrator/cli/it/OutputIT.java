package compose.orchestrator.cli.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** Output is shown whole and once, and attached runs end as docker compose ends them. */
final class OutputIT {

  private static final String TALKING =
      """
      services:
        talk:
          image: busybox
          init: true
          command: sh -c "trap 'echo bye; exit 0' TERM; for i in 1 2 3; do echo out $$i; echo err $$i >&2; done; echo up; while true; do sleep 0.1; done"
      """;

  @Test
  void followedLogsAreWholeAcrossRestarts() throws IOException, InterruptedException {
    try (var project = new TestProject(TALKING)) {
      project.run("up", "-d").succeeded();
      Path log = Files.createTempFile("log", null);
      Process logs = start(project, log, "logs", "-f");
      String container = project.name + "-talk-1";
      for (int run = 1; run <= 3; run++) {
        awaitCount(log, "talk-1  | up", run);
        project.shell.docker("restart", container).succeeded();
      }
      awaitCount(log, "talk-1  | up", 4);
      project.run("down", "-t", "5").succeeded();
      assertThat(logs.waitFor(30, TimeUnit.SECONDS)).isTrue();
      List<String> lines = Files.readAllLines(log);
      for (String line : List.of("out 1", "out 3", "err 1", "err 3", "up", "bye")) {
        assertThat(lines.stream().filter(("talk-1  | " + line)::equals)).as(line).hasSize(4);
      }
      assertThat(lines.stream().filter(line -> line.startsWith("talk-1 exited with code 0")))
          .hasSize(4);
      Files.delete(log);
    }
  }

  @Test
  void attachedUpPassesOnTheExitCodeOfTheServiceAskedFor() {
    try (var project =
        new TestProject(
            """
            services:
              test: {image: busybox, command: sh -c "echo tested; exit 7", depends_on: [web]}
              web: {image: busybox, init: true, command: sleep 1000}
            """)) {
      Shell.Result up = project.run("up", "-t", "5", "--exit-code-from", "test");
      assertThat(up.exit()).as(up.toString()).isEqualTo(7);
      assertThat(up.out())
          .isEqualTo(
              """
              Attaching to test-1, web-1
              test-1  | tested
              test-1 exited with code 7
              web-1 exited with code 143
              """);
      assertThat(up.err()).endsWith(" Container " + project.name + "-web-1  Stopped\n");
    }
  }

  @Test
  void termStopsAnAttachedUpGracefully() throws IOException, InterruptedException {
    try (var project = new TestProject(TALKING)) {
      Path log = Files.createTempFile("log", null);
      Process up = start(project, log, "up");
      awaitCount(log, "talk-1  | up", 1);
      up.destroy();
      assertThat(up.waitFor(30, TimeUnit.SECONDS)).isTrue();
      assertThat(up.exitValue()).isEqualTo(130);
      assertThat(Files.readAllLines(log))
          .contains("Gracefully Stopping... press Ctrl+C again to force", "talk-1  | bye");
      assertThat(project.inspect("talk", "{{.State.ExitCode}}")).isEqualTo("0");
      Files.delete(log);
    }
  }

  @Test
  void secondInterruptKillsWhatDoesNotStop() throws IOException, InterruptedException {
    String stubborn =
        """
        services:
          talk:
            image: busybox
            command: sh -c 'trap "" TERM; echo up; while true; do sleep 1; done'
            stop_grace_period: 10m
        """;
    try (var project = new TestProject(stubborn)) {
      Path log = Files.createTempFile("log", null);
      Process up = start(project, log, "up");
      awaitCount(log, "talk-1  | up", 1);
      interrupt(up);
      awaitCount(log, "Gracefully Stopping... press Ctrl+C again to force", 1);
      interrupt(up);
      assertThat(up.waitFor(30, TimeUnit.SECONDS)).isTrue();
      assertThat(up.exitValue()).isEqualTo(130);
      assertThat(project.inspect("talk", "{{.State.ExitCode}}")).isEqualTo("137");
      Files.delete(log);
    }
  }

  @Test
  void interruptRunsHooksBeforeContainersStop() throws IOException, InterruptedException {
    String hooked =
        """
        services:
          talk:
            image: busybox
            command: sh -c 'echo up; exec sleep 600'
            stop_signal: SIGKILL
            pre_stop: [{command: touch /told}]
        """;
    try (var project = new TestProject(hooked)) {
      Path log = Files.createTempFile("log", null);
      Process up = start(project, log, "up");
      awaitCount(log, "talk-1  | up", 1);
      interrupt(up);
      assertThat(up.waitFor(30, TimeUnit.SECONDS)).isTrue();
      String name = project.inspect("talk", "{{.Name}}").substring(1);
      assertThat(new Shell(Shell.ROOT, Map.of()).dockerText("diff", name)).contains("A /told");
      Files.delete(log);
    }
  }

  private static void interrupt(Process process) {
    var shell = new Shell(Shell.ROOT, Map.of());
    shell.run(List.of("kill", "-INT", Long.toString(process.pid()))).succeeded();
  }

  private static Process start(TestProject project, Path log, String... arguments)
      throws IOException {
    return project
        .shell
        .builder(Shell.orchestratorCommand(arguments))
        .redirectOutput(log.toFile())
        .redirectError(ProcessBuilder.Redirect.DISCARD)
        .start();
  }

  private static void awaitCount(Path log, String line, int count) {
    Awaitility.await()
        .atMost(Duration.ofSeconds(60))
        .pollInterval(Duration.ofMillis(50))
        .until(() -> Files.readAllLines(log).stream().filter(line::equals).count() == count);
  }
}
