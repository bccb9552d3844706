package compose.orchestrator.cli.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** One project, two tools: what docker compose has started is ours to go on with, and back. */
final class InteroperationIT {

  private static final String PROJECT =
      """
      services:
        web:
          image: busybox
          init: true
          command: sh -c 'echo hello from web; sleep 1000'
          ports: ["127.0.0.1:23470:80"]
          volumes: ["data:/data", "./:/here"]
          environment: {A: "1", UNSET: null, EMPTY: ""}
          labels: [x=y]
          healthcheck: {test: "true", interval: 1s}
        worker:
          image: busybox
          init: true
          command: [sleep, "1000"]
          restart: unless-stopped
          mem_limit: 64m
          depends_on:
            web: {condition: service_healthy}
          networks: {default: {aliases: [helper]}, back: {}}
        agent: {image: busybox, init: true, command: sleep 1000, use_api_socket: true}
      networks: {back: {}}
      volumes: {data: {}}
      """;

  private static String compose = "";

  @BeforeAll
  static void findDockerCompose() {
    var shell = new Shell(Shell.ROOT, java.util.Map.of());
    Shell.Result found =
        shell.run(List.of(Shell.ROOT.resolve("scripts/docker-compose").toString()));
    assumeThat(found.exit()).as(found.err()).isZero();
    compose = found.out().strip();
  }

  private static Shell.Result compose(TestProject project, String... arguments) {
    return project.shell.run(Shell.command(compose, arguments));
  }

  private static final String STATE = "{{.Id}} {{.State.StartedAt}}";

  @Test
  void whatDockerComposeStartedIsShownKeptAndStoppedByUs() {
    try (var project = new TestProject(PROJECT)) {
      compose(project, "up", "-d").succeeded();
      String web = project.inspect("web", STATE);
      String worker = project.inspect("worker", STATE);
      String agent = project.inspect("agent", STATE);
      assertThat(project.run("ps").succeeded().out())
          .contains(project.name + "-web-1", project.name + "-worker-1");
      assertThat(project.run("logs", "web").succeeded().out()).contains("hello from web");
      Shell.Result plan = project.run("plan", "--exit-code");
      assertThat(plan.exit()).as(plan.toString()).isZero();
      project.run("up", "-d").succeeded();
      assertThat(project.inspect("web", STATE)).isEqualTo(web);
      assertThat(project.inspect("worker", STATE)).isEqualTo(worker);
      assertThat(project.inspect("agent", STATE)).isEqualTo(agent);
      project.run("down", "-v", "-t", "1").succeeded();
      assertThat(project.remains()).isEmpty();
    }
  }

  @Test
  void whatWeStartedIsShownKeptAndStoppedByDockerCompose() {
    try (var project = new TestProject(PROJECT)) {
      project.run("up", "-d").succeeded();
      project.run("exec", "-T", "agent", "cat", "/run/secrets/docker/config.json").succeeded();
      String web = project.inspect("web", STATE);
      String worker = project.inspect("worker", STATE);
      String agent = project.inspect("agent", STATE);
      assertThat(compose(project, "ps").succeeded().out())
          .contains(project.name + "-web-1", project.name + "-worker-1");
      assertThat(compose(project, "logs", "web").succeeded().out()).contains("hello from web");
      compose(project, "up", "-d").succeeded();
      assertThat(project.inspect("web", STATE)).isEqualTo(web);
      assertThat(project.inspect("worker", STATE)).isEqualTo(worker);
      assertThat(project.inspect("agent", STATE)).isEqualTo(agent);
      compose(project, "down", "-v", "-t", "1").succeeded();
      assertThat(project.remains()).isEmpty();
    }
  }

  @Test
  void psTellsTheSameAsDockerCompose() {
    try (var project = new TestProject(PROJECT)) {
      project.run("up", "-d").succeeded();
      assertThat(keys(project.run("ps", "--format", "json").succeeded().out()))
          .isEqualTo(keys(compose(project, "ps", "--format", "json").succeeded().out()));
    }
  }

  /**
   * Times go on between two calls, the engine lists mounts in any order, and docker compose
   * networks; everything else is equal to the letter.
   */
  private static List<String> keys(String json) {
    return json.lines()
        .map(line ->
            line.replaceAll("\"(RunningFor|Status)\":\"[^\"]*\"", "\"$1\":\"\"")
                .replaceAll("\"Labels\":\"[^\"]*\"", "\"Labels\":\"\"")
                .replaceAll(
                    "(\"Networks\":\"[^,\"]*)_back,([^\"]*)_default\"", "$1_default,$2_back\"")
                .replaceAll("(\"Mounts\":\")(/[^,\"]*),([^\"]*)", "$1$3,$2"))
        .sorted()
        .toList();
  }
}
