package compose.orchestrator.cli.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Commands that are killed, and commands at the same time, on the real Engine. */
final class JournalIT {

  private static final int ROUNDS = 4;

  private static final String COMPOSE =
      """
      services:
        first: {image: busybox, init: true, command: sleep 1000, volumes: ["data:/data"]}
        second: {image: busybox, init: true, command: sleep 1000, depends_on: [first]}
        third: {image: busybox, init: true, command: sleep 1000, depends_on: [second]}
      volumes: {data: {}}
      """;

  private static void isComplete(TestProject project) {
    assertThat(project.run("ps", "-q").succeeded().out().lines()).hasSize(3);
    project.run("plan", "--exit-code").succeeded();
    assertThat(locks(project)).isEmpty();
  }

  private static String locks(TestProject project) {
    return project.shell.dockerText(
        "volume", "ls", "-q", "--filter", "label=compose.orchestrator.lock=" + project.name);
  }

  @Test
  void afterUpWasKilledAtAnyTimeTheNextCommandGetsThereAtOnce() throws InterruptedException {
    int interrupted = 0;
    for (int round = 0; round < ROUNDS; round++) {
      try (var project = new TestProject(COMPOSE)) {
        Process up = project.shell.startOrchestrator("up", "-d");
        while (locks(project).isEmpty() && up.isAlive()) {
          Thread.onSpinWait();
        }
        Thread.sleep(100L * round);
        up.destroyForcibly().waitFor();
        String history = project.run("history", "--format", "json").succeeded().out();
        boolean resumable = history.contains("\"outcome\":\"interrupted\"");
        interrupted += resumable ? 1 : 0;
        Shell.Result next = resumable ? project.run("resume") : project.run("up", "-d");
        assertThat(next.succeeded().err()).doesNotContain("waiting until");
        isComplete(project);
        if (resumable) {
          assertThat(project.run("history").succeeded().out()).contains("resumed", "up -d");
        }
      }
    }
    assertThat(interrupted).as("killed in the middle").isPositive();
  }

  @Test
  @Tag("long")
  void twoUpsAtTheSameTimeBothSucceed() throws InterruptedException {
    try (var project = new TestProject(COMPOSE)) {
      for (int round = 0; round < ROUNDS; round++) {
        Process one = project.shell.startOrchestrator("up", "-d");
        Shell.Result other = project.run("up", "-d");
        assertThat(one.waitFor(1, TimeUnit.MINUTES)).isTrue();
        assertThat(one.exitValue()).isZero();
        other.succeeded();
        isComplete(project);
        project.run("down", "-t", "0").succeeded();
      }
    }
  }

  @Test
  void othersAreNotToldThePasswordsOfACommandLine() throws InterruptedException {
    String slow =
        """
        services:
          slow: {image: busybox, command: sleep 9, healthcheck: {test: "true", interval: 2s}}
          job: {image: busybox, depends_on: {slow: {condition: service_healthy}}}
        """;
    try (var project = new TestProject(slow)) {
      Process run =
          project.shell.startOrchestrator("run", "--rm", "-e", "WORD=hidden", "job", "true");
      String labels = "";
      while (labels.isEmpty() && run.isAlive()) {
        String filter = "label=compose.orchestrator.lock=" + project.name;
        labels =
            project.shell.dockerText("volume", "ls", "--filter", filter, "--format", "{{.Labels}}");
      }
      assertThat(labels).contains("compose.orchestrator.lock.command=run").doesNotContain("hidden");
      assertThat(run.waitFor(1, TimeUnit.MINUTES)).isTrue();
      assertThat(run.exitValue()).isZero();
    }
  }

  @Test
  void undoTakesBackWhatUpHasMadeButKeepsData() {
    try (var project = new TestProject(COMPOSE)) {
      project.run("up", "-d").succeeded();
      assertThat(project.run("undo").succeeded().err()).contains("_data is kept");
      isComplete(project); // nobody said yes
      project.run("undo", "--yes").succeeded();
      assertThat(volumes(project)).containsExactly(project.name + "_data");
      assertThat(project.remains()).hasSize(1);
    }
  }

  private static List<String> volumes(TestProject project) {
    String filter = "label=com.docker.compose.project=" + project.name;
    return project.shell.dockerText("volume", "ls", "-q", "--filter", filter).lines().toList();
  }

  @Test
  void whatUpHasMadeCarriesItsOperation() {
    try (var project = new TestProject(COMPOSE)) {
      project.run("up", "-d").succeeded();
      String label =
          project.inspect("first", "{{index .Config.Labels \"compose.orchestrator.operation\"}}");
      assertThat(project.run("history").succeeded().out()).contains(label);
      assertThat(project.run("history", label).succeeded().out())
          .contains("container " + project.name + "-first-1: create");
    }
  }
}
