package compose.orchestrator.cli.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** Hooks that have a container of their own before a service starts, on the real Engine. */
final class PreStartIT {

  private static final String FILE =
      """
      x-orchestrator: {accept: [pre_start]}
      services:
        web:
          image: busybox
          init: true
          command: sh -c "cat /data/log && sleep 1000"
          environment: {GREETING: hello, ROUND: "%s"}
          volumes: [data:/data]
          scale: 2
          pre_start:
            - command: sh -c 'echo "$$GREETING $$WHO" >> /data/log'
              environment: {WHO: first}
            - command: sh -c '%s'
        after: {image: busybox, init: true, command: sleep 1000, depends_on: [web]}
      volumes: {data: {}}
      """;
  private static final String GOOD = "echo second >> /data/log; hostname -i";
  private static final String BAD = "echo oops >&2; exit 17";

  @Test
  void hooksRunInTurnOnceForAllContainersAndAgainWhenNoneRuns() {
    try (var project = new TestProject(FILE.formatted("1", GOOD))) {
      project.run("up", "-d").succeeded();
      assertThat(log(project)).containsExactly("hello first", "second");
      assertThat(containers(project)).doesNotContain("pre_start");
      project.run("up", "-d").succeeded();
      project.run("up", "-d", "--scale", "web=3").succeeded();
      project.run("restart", "-t", "0", "web").succeeded();
      assertThat(log(project)).hasSize(2);
      project.write("compose.yaml", FILE.formatted("2", GOOD));
      project.run("up", "-d", "-t", "0").succeeded();
      assertThat(log(project)).hasSize(4);
      project.run("stop", "-t", "0", "web").succeeded();
      project.run("start", "web").succeeded();
      assertThat(log(project)).hasSize(6);
      assertThat(project.run("drift").exit()).isZero();
    }
  }

  @Test
  void hookThatFailsKeepsItsServiceBackAndCanBeLookedAt() {
    try (var project = new TestProject(FILE.formatted("1", BAD))) {
      Shell.Result up = project.run("up", "-d");
      assertThat(up.exit()).isEqualTo(1);
      assertThat(up.err()).contains("web pre_start[1] ended with exit code 17").contains("oops");
      assertThat(project.inspect("web", "{{.State.Status}}")).isEqualTo("created");
      assertThat(project.inspect("after", "{{.State.Status}}")).isEqualTo("created");
      assertThat(containers(project)).contains(project.name + "-web-pre_start.1");
      assertThat(project.run("ps", "-a").out()).doesNotContain("pre_start");
      project.write("compose.yaml", FILE.formatted("1", GOOD));
      project.run("up", "-d", "-t", "0").succeeded();
      assertThat(containers(project)).doesNotContain("pre_start");
      project.write("compose.yaml", FILE.formatted("3", BAD));
      assertThat(project.run("up", "-d", "-t", "0").exit()).isEqualTo(1);
      project.run("down", "-v", "-t", "0").succeeded();
      assertThat(project.remains()).isEmpty();
    }
  }

  @Test
  void hookOfAKilledCommandIsRunAgain() throws InterruptedException {
    try (var project = new TestProject(FILE.formatted("1", "echo second >> /data/log; sleep 2"))) {
      Process process = project.shell.startOrchestrator("up", "-d");
      Awaitility.await()
          .atMost(Duration.ofSeconds(20))
          .until(() -> containers(project).contains("pre_start.1"));
      process.destroyForcibly().waitFor();
      project.run("up", "-d").succeeded();
      assertThat(log(project)).containsExactly("hello first", "second", "hello first", "second");
      assertThat(containers(project)).doesNotContain("pre_start");
    }
  }

  private static List<String> log(TestProject project) {
    return project.run("exec", "-T", "web", "cat", "/data/log").succeeded().out().lines().toList();
  }

  private static String containers(TestProject project) {
    String filter = "label=com.docker.compose.project=" + project.name;
    return project.shell.dockerText("ps", "-a", "--format", "{{.Names}}", "--filter", filter);
  }
}
