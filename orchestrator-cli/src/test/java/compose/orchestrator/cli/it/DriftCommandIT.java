package compose.orchestrator.cli.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What differs on the real Engine is told, and put right with as little as possible. */
final class DriftCommandIT {

  private static final String STATE = "{{.Id}} {{.State.StartedAt}}";

  private static String web(String more) {
    return """
    services:
      web:
        image: busybox
        init: true
        command: sleep 1000
    """
        + more.indent(4);
  }

  private static String config(String content) {
    return web("configs: [{source: app, target: /app}]")
        + "configs: {app: {content: '"
        + content
        + "'}}\n";
  }

  @Test
  void changedLimitsAreChangedInPlaceAndTheNextUpChangesNothing() {
    try (var project = new TestProject(web("mem_limit: 32m"))) {
      project.run("up", "-d").succeeded();
      String before = project.inspect("web", STATE);
      project.write("compose.yaml", web("mem_limit: 64m\npids_limit: 50\nrestart: always"));
      assertThat(project.run("drift").out())
          .contains("changes it while it stays", "services.web.mem_limit: 33554432 → 67108864");
      project.run("up", "-d").succeeded();
      assertThat(project.inspect("web", STATE)).isEqualTo(before);
      String limits = "{{.HostConfig.Memory}} {{.HostConfig.PidsLimit}}";
      assertThat(project.inspect("web", limits)).isEqualTo("67108864 50");
      assertThat(project.run("plan", "--exit-code").exit()).isZero();
      assertThat(project.run("drift").succeeded().out()).isEqualTo("Nothing differs.\n");
    }
  }

  @Test
  void limitsThatAHandChangedComeBackWithoutARestart() {
    try (var project = new TestProject(web("mem_limit: 32m\nrestart: always"))) {
      project.run("up", "-d").succeeded();
      String before = project.inspect("web", STATE);
      String container = project.name + "-web-1";
      project
          .shell
          .docker("update", "--memory", "64m", "--memory-swap", "90m", "--restart", "no", container)
          .succeeded();
      Shell.Result drift = project.run("drift");
      assertThat(drift.exit()).isEqualTo(2);
      assertThat(drift.out())
          .contains("services.web.mem_limit: 67108864 → 33554432")
          .contains("services.web.restart: no → always");
      project.run("up", "-d").succeeded();
      assertThat(project.inspect("web", STATE)).isEqualTo(before);
      assertThat(project.run("drift", "-q").exit()).isZero();
    }
  }

  @Test
  void changedContentOfAConfigReplacesTheContainer() {
    try (var project = new TestProject(config("one"))) {
      project.run("up", "-d").succeeded();
      project.write("compose.yaml", config("two"));
      assertThat(project.run("plan").succeeded().out()).contains("configs.app.content changed");
      project.run("up", "-d").succeeded();
      String container = project.name + "-web-1";
      assertThat(project.shell.dockerText("exec", container, "cat", "/app")).isEqualTo("two");
      assertThat(project.run("plan", "--exit-code").exit()).isZero();
    }
  }

  @Test
  void labelsOfOurOwnDoNotDisturbDockerCompose() {
    var root = new Shell(Shell.ROOT, Map.of());
    Shell.Result found = root.run(List.of(Shell.ROOT.resolve("scripts/docker-compose").toString()));
    assumeThat(found.exit()).as(found.err()).isZero();
    try (var project = new TestProject(config("one"))) {
      project.run("up", "-d").succeeded();
      String before = project.inspect("web", STATE);
      project.shell.run(Shell.command(found.out().strip(), "up", "-d")).succeeded();
      assertThat(project.inspect("web", STATE)).isEqualTo(before);
    }
  }

  @Test
  void explainTellsWhatAContainerWaitsFor() {
    String compose =
        """
        services:
          db:
            image: busybox
            init: true
            command: sleep 1000
            healthcheck: {test: "echo not yet; exit 1", interval: 500ms, retries: 1}
          web:
            image: busybox
            depends_on: {db: {condition: service_healthy}}
        """;
    try (var project = new TestProject(compose)) {
      assertThat(project.run("up", "-d").exit()).isEqualTo(1);
      String told = project.run("explain", "web").succeeded().out();
      assertThat(told)
          .contains("waits for db to be healthy")
          .contains(project.name + "-db-1 is running, unhealthy")
          .contains("the last health check ended with code 1: not yet");
      assertThat(project.run("explain").exit()).isEqualTo(1);
    }
  }
}
