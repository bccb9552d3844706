package compose.orchestrator.cli.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** Changed files reach running containers as develop.watch says. */
final class WatchIT {

  private static final String WATCHED =
      """
      services:
        web:
          build: .
          init: true
          command: sleep 1000
          stop_grace_period: 1s
          develop:
            watch:
              - {path: ./src, action: sync, target: /srv/src, ignore: [skipped/], initial_sync: true}
              - {path: ./conf, action: sync+restart, target: /srv/conf}
              - {path: ./hook, action: sync+exec, target: /srv/hook, exec: {command: [touch, /srv/done]}}
              - {path: ./Dockerfile, action: rebuild}
      """;

  @Test
  void changesReachTheContainerAndNothingElseDoes() throws IOException, InterruptedException {
    try (var project = new TestProject(WATCHED)) {
      for (String file : new String[] {"src/first", "src/skipped/never", "conf/a", "hook/a"}) {
        project.write(file, "old");
      }
      project.write("Dockerfile", "FROM busybox\n");
      Path log = Files.createTempFile("log", null);
      Process watch = start(project, log, "watch");
      awaitLine(log, "Watch enabled");
      assertThat(inContainer(project, "cat /srv/src/first")).isEqualTo("old");

      for (int file = 0; file < 1000; file++) {
        project.write("src/many/" + file, "new");
      }
      project.write("src/skipped/never", "new");
      awaitOutput(project, "ls /srv/src/many | wc -l", "1000");
      Files.delete(project.folder.resolve("src/first"));
      awaitOutput(project, "ls /srv/src", "many");

      String started = project.inspect("web", "{{.State.StartedAt}}");
      project.write("conf/a", "changed");
      awaitLine(log, "service(s) [\"web\"] restarted");
      assertThat(project.inspect("web", "{{.State.StartedAt}}")).isNotEqualTo(started);
      assertThat(inContainer(project, "cat /srv/conf/a")).isEqualTo("changed");

      project.write("hook/a", "changed");
      awaitOutput(project, "ls /srv/done", "/srv/done");

      String container = project.inspect("web", "{{.Id}}");
      project.write("Dockerfile", "FROM busybox\nENV built=again\n");
      awaitLine(log, "service(s) [\"web\"] successfully built");
      assertThat(project.inspect("web", "{{.Id}}")).isNotEqualTo(container);
      assertThat(inContainer(project, "echo $built")).isEqualTo("again");

      watch.destroy();
      assertThat(watch.waitFor(30, TimeUnit.SECONDS)).isTrue();
      assertThat(watch.exitValue()).isEqualTo(130);
      Files.delete(log);
      project.run("down", "--rmi", "local").succeeded();
    }
  }

  @Test
  void anAttachedUpOutlivesTheRestartOfItsOnlyContainer() throws Exception {
    String file =
        """
        services:
          web:
            image: busybox
            init: true
            command: sleep 1000
            pre_stop: [{command: touch /stopped}]
            develop: {watch: [{path: ./conf, action: sync+restart, target: /conf}]}
        """;
    try (var project = new TestProject(file)) {
      project.write("conf/a", "old");
      Path log = Files.createTempFile("log", null);
      Process up = start(project, log, "up", "--watch");
      awaitLine(log, "Watch enabled");
      project.write("conf/a", "new");
      awaitLine(log, "service(s) [\"web\"] restarted");
      assertThat(inContainer(project, "cat /conf/a; ls /stopped")).isEqualTo("new/stopped");
      assertThat(up.waitFor(2, TimeUnit.SECONDS)).isFalse();
      up.destroy();
      assertThat(up.waitFor(30, TimeUnit.SECONDS)).isTrue();
      assertThat(up.exitValue()).isEqualTo(130);
      assertThat(Files.readString(log)).doesNotContain("Exception");
      assertThat(project.inspect("web", "{{.State.Status}}")).isEqualTo("exited");
      Files.delete(log);
    }
  }

  @Test
  void aProjectWithoutWatchRulesIsToldSo() {
    try (var project = new TestProject("services: {web: {image: busybox}}")) {
      Shell.Result watch = project.run("watch");
      assertThat(watch.exit()).isEqualTo(1);
      assertThat(watch.err()).contains("none of the selected services is configured for watch");
      assertThat(project.remains()).isEmpty();
    }
  }

  private static Process start(TestProject project, Path log, String... words) throws IOException {
    return project
        .shell
        .builder(Shell.orchestratorCommand(words))
        .redirectErrorStream(true)
        .redirectOutput(log.toFile())
        .start();
  }

  private static String inContainer(TestProject project, String command) {
    String container = project.name + "-web-1";
    return project.shell.docker("exec", container, "sh", "-c", command).out().strip();
  }

  private static void awaitOutput(TestProject project, String command, String output) {
    Awaitility.await()
        .atMost(Duration.ofMinutes(2))
        .untilAsserted(() -> assertThat(inContainer(project, command)).isEqualTo(output));
  }

  private static void awaitLine(Path log, String line) {
    Awaitility.await()
        .atMost(Duration.ofMinutes(2))
        .untilAsserted(() -> assertThat(Files.readString(log)).contains(line));
  }
}
