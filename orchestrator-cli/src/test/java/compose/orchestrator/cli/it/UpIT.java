package compose.orchestrator.cli.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** What up promises, seen on the real Engine. */
final class UpIT {

  private static final int KILLS = Integer.getInteger("kills", 5);

  private static final int PORT = 23480;

  private static String twoServices(int port) {
    return """
    services:
      server:
        image: busybox
        init: true
        command: sleep 1000
        ports: ["127.0.0.1:%d:80"]
      worker:
        image: busybox
        init: true
        command: sleep 1000
        environment: {QUEUE: jobs}
        depends_on: [server]
    """
        .formatted(port);
  }

  private static final String STATE = "{{.Id}} {{.State.Status}} {{.State.StartedAt}}";

  @Test
  void secondUpChangesNothingAndAsksLittle() throws IOException {
    try (var proxy = new CountingProxy(Path.of("/var/run/docker.sock"));
        var project = new TestProject(twoServices(PORT), Map.of("DOCKER_HOST", proxy.address()))) {
      project.run("up", "-d").succeeded();
      String server = project.inspect("server", STATE);
      String worker = project.inspect("worker", STATE);
      assertThat(project.run("plan", "--exit-code").succeeded().out()).doesNotContain("Container");
      proxy.takeRequests();
      project.run("up", "-d").succeeded();
      List<String> requests = proxy.takeRequests();
      assertThat(requests).hasSizeLessThan(10).allMatch(request -> request.startsWith("GET "));
      assertThat(project.inspect("server", STATE)).isEqualTo(server);
      assertThat(project.inspect("worker", STATE)).isEqualTo(worker);
    }
  }

  @Test
  void changedPortReplacesOnlyThatServiceAndNamesIt() {
    try (var project = new TestProject(twoServices(PORT + 1))) {
      project.run("up", "-d").succeeded();
      String server = project.inspect("server", "{{.Id}}");
      String worker = project.inspect("worker", STATE);
      project.write("compose.yaml", twoServices(PORT + 2));
      Shell.Result plan = project.run("plan", "--exit-code");
      assertThat(plan.exit()).isEqualTo(2);
      assertThat(plan.out())
          .contains("services.server.ports")
          .containsSubsequence(Integer.toString(PORT + 1), Integer.toString(PORT + 2));
      project.run("up", "-d").succeeded();
      assertThat(project.inspect("server", "{{.Id}}")).isNotEqualTo(server);
      assertThat(project.inspect("worker", STATE)).isEqualTo(worker);
      assertThat(project.run("port", "server", "80").succeeded().out().strip())
          .isEqualTo("127.0.0.1:" + (PORT + 2));
    }
  }

  @Test
  void whatAHandChangedIsRepairedAndNothingElse() {
    try (var project = new TestProject(twoServices(PORT + 3))) {
      project.run("up", "-d").succeeded();
      String server = project.inspect("server", STATE);
      String worker = project.name + "-worker-1";
      String network = project.name + "_default";

      project.shell.docker("stop", "-t", "0", worker).succeeded();
      assertRepaired(project, "ended with exit code", server);

      project.shell.docker("rm", "-f", worker).succeeded();
      assertRepaired(project, "not there yet", server);

      project.shell.docker("network", "disconnect", network, worker).succeeded();
      assertRepaired(project, "services.worker.networks", server);
      assertThat(project.inspect("worker", "{{json .NetworkSettings.Networks}}"))
          .contains("\"worker\"");
    }
  }

  private static void assertRepaired(TestProject project, String why, String server) {
    Shell.Result plan = project.run("plan");
    assertThat(plan.succeeded().out()).contains(why).doesNotContain("server-1");
    project.run("up", "-d").succeeded();
    assertThat(project.inspect("worker", "{{.State.Running}}")).isEqualTo("true");
    assertThat(project.inspect("server", STATE)).isEqualTo(server);
    assertThat(project.run("plan", "--exit-code").exit()).isZero();
  }

  @Test
  void networkDeletedByHandComesBack() {
    try (var project = new TestProject(twoServices(PORT + 4))) {
      project.run("up", "-d").succeeded();
      String network = project.name + "_default";
      for (String service : List.of("server", "worker")) {
        project
            .shell
            .docker("network", "disconnect", "-f", network, project.name + "-" + service + "-1")
            .succeeded();
      }
      project.shell.docker("network", "rm", network).succeeded();
      String server = project.inspect("server", STATE);
      assertThat(project.run("plan").succeeded().out()).contains(network);
      project.run("up", "-d").succeeded();
      assertThat(project.inspect("server", STATE)).isEqualTo(server);
      assertThat(project.inspect("worker", "{{json .NetworkSettings.Networks}}")).contains(network);
      assertThat(project.run("plan", "--exit-code").exit()).isZero();
    }
  }

  @Test
  void networkDeletedWhileContainersAreStoppedComesBack() {
    try (var project = new TestProject(twoServices(PORT + 5))) {
      project.run("up", "-d").succeeded();
      project.run("stop", "-t", "0").succeeded();
      project.shell.docker("network", "rm", project.name + "_default").succeeded();
      project.run("up", "-d").succeeded();
      assertThat(project.inspect("worker", "{{.State.Running}}")).isEqualTo("true");
      assertThat(project.run("plan", "--exit-code").exit()).isZero();
    }
  }

  @Test
  void portThatTwoOfItsOwnContainersWantIsToldBeforeAnythingStops() {
    try (var project = new TestProject(twoServices(PORT + 6))) {
      String port = "host port " + (PORT + 6) + "/tcp is already in use by container ";
      Shell.Result both = project.run("up", "-d", "--scale", "server=2");
      assertThat(both.exit()).isEqualTo(1);
      assertThat(both.err()).contains(port + project.name + "-server-1");
      assertThat(project.remains()).isEmpty();
      project.run("up", "-d").succeeded();
      String server = project.inspect("server", STATE);
      for (String flag : List.of("--no-recreate", "--force-recreate")) {
        Shell.Result second = project.run("up", "-d", flag, "--scale", "server=2");
        assertThat(second.exit()).as(flag).isEqualTo(1);
        assertThat(second.err()).as(flag).contains(port);
      }
      assertThat(project.inspect("server", STATE)).isEqualTo(server);
    }
  }

  private static final String STUBBORN =
      """
      services:
        web:
          image: busybox
          command: [sh, -c, "trap '' TERM; while true; do sleep 1; done"]
          environment: {ROUND: "%d"}
          healthcheck: {test: "%s", interval: 200ms, retries: 1000}
      """;

  @Test
  void dependencyThatIsUnhealthyIsToldOnce() {
    String file =
        """
        services:
          web:
            image: busybox
            depends_on: {db: {condition: service_healthy}}
          db:
            image: busybox
            init: true
            command: sleep 1000
            healthcheck: {test: "false", interval: 100ms, retries: 1}
        """;
    try (var project = new TestProject(file)) {
      Shell.Result result = project.run("--progress", "quiet", "up", "-d", "--wait");
      assertThat(result.exit()).isEqualTo(1);
      assertThat(result.err())
          .isEqualTo(
              "dependency failed to start: container "
                  + project.name
                  + "-db-1 is unhealthy\n  'orchestrator logs db' shows what it printed\n");
    }
  }

  @Test
  void dependencyThatCanBeDoneWithoutIsAWarning() {
    String file =
        """
        services:
          web:
            image: busybox
            init: true
            command: echo is here
            depends_on:
              db: {condition: service_healthy, required: false}
              job: {condition: service_completed_successfully, required: false}
          db:
            image: busybox
            init: true
            command: sleep 1000
            healthcheck: {test: "false", interval: 100ms, retries: 1}
          job: {image: busybox, command: "sh -c 'exit 3'"}
        """;
    try (var project = new TestProject(file)) {
      String db =
          "optional dependency \"db\" failed to start: container "
              + project.name
              + "-db-1 is unhealthy";
      String job = "optional dependency \"job\" didn't complete successfully: exit 3";
      for (String[] call : new String[][] {{"up", "-d"}, {"up", "web"}}) {
        Shell.Result result = project.run(call);
        assertThat(result.exit()).as(result.err()).isZero();
        assertThat(result.err().lines())
            .contains(
                " Container " + project.name + "-db-1  Skipped: " + db,
                " Container " + project.name + "-job-1  Skipped: " + job,
                "warning: " + db,
                "warning: " + job)
            .noneMatch(line -> line.contains("Healthy") || line.contains("Exited"));
        project.run("down", "-t", "0");
      }
      Shell.Result quiet = project.run("--progress", "quiet", "up", "-d");
      assertThat(quiet.exit()).isZero();
      assertThat(quiet.err()).contains("warning: " + db, "warning: " + job);
    }
  }

  @Test
  void waitEndsAfterItsTimeWhichBeginsWithTheStart() {
    try (var project = new TestProject(STUBBORN.formatted(1, "true"))) {
      project.run("up", "-d", "--wait", "--wait-timeout", "30").succeeded();
      project.write("compose.yaml", STUBBORN.formatted(2, "true"));
      project.run("up", "-d", "-t", "4", "--wait", "--wait-timeout", "3").succeeded();
      project.write("compose.yaml", STUBBORN.formatted(3, "false"));
      Shell.Result late = project.run("up", "-d", "-t", "0", "--wait", "--wait-timeout", "1");
      assertThat(late.exit()).isEqualTo(1);
      assertThat(late.err()).contains("application not healthy after 1s").contains("web-1");
      assertThat(project.inspect("web", "{{.State.Health.Status}}")).isEqualTo("starting");
    }
  }

  private static final String THREE_LEVELS =
      """
      services:
        store:
          image: busybox
          init: true
          command: sleep 1000
          volumes: ["data:/data"]
        web:
          image: busybox
          init: true
          command: sleep 1000
          depends_on: [store]
          environment: {ROUND: "%d"}
        worker:
          image: busybox
          init: true
          command: sleep 1000
          depends_on: [web]
          environment: {ROUND: "%d"}
      volumes:
        data: {}
      """;

  @Test
  void killedAtAnyMomentTheNextUpConverges() throws InterruptedException {
    long seed = System.nanoTime();
    System.out.println("seed of the moments: " + seed);
    var random = new Random(seed);
    try (var project = new TestProject(THREE_LEVELS.formatted(0, 0))) {
      for (int round = 1; round <= KILLS; round++) {
        if (round % 5 == 0) {
          project.run("down", "-t", "0").succeeded();
        }
        project.write("compose.yaml", THREE_LEVELS.formatted(round, round / 2));
        Process process = project.shell.startOrchestrator("up", "-d", "-t", "1");
        process.waitFor(50 + random.nextInt(1800), TimeUnit.MILLISECONDS);
        process.destroyForcibly().waitFor();
        project.run("up", "-d", "-t", "1").succeeded();
        Shell.Result plan = project.run("plan", "--exit-code");
        assertThat(plan.exit()).as("round %d, seed %d: %s", round, seed, plan).isZero();
        assertThat(project.remains()).as("round %d, seed %d", round, seed).hasSize(5);
      }
      project.run("down", "-t", "0").succeeded();
      assertThat(project.remains()).containsExactly(project.name + "_data");
      project.run("down", "-v").succeeded();
      assertThat(project.remains()).isEmpty();
    }
  }

  @Test
  void levelsStartInOrder() {
    try (var project = new TestProject(THREE_LEVELS.formatted(1, 1))) {
      Shell.Result up = project.run("up", "-d").succeeded();
      assertThat(up.err()).as("nothing but progress").doesNotContain("SLF4J", "DEBUG");
      String started = "{{.State.StartedAt}}";
      assertThat(project.inspect("store", started)).isLessThan(project.inspect("web", started));
      assertThat(project.inspect("web", started)).isLessThan(project.inspect("worker", started));
    }
  }

  @Test
  void portHeldByAnotherContainerIsNamedBeforeAnythingStops() {
    try (var holder = new TestProject(twoServices(PORT + 6));
        var project = new TestProject(twoServices(PORT + 7))) {
      holder.run("up", "-d", "server").succeeded();
      project.run("up", "-d").succeeded();
      String server = project.inspect("server", STATE);
      project.write("compose.yaml", twoServices(PORT + 6));
      Shell.Result refused = project.run("up", "-d");
      assertThat(refused.exit()).isEqualTo(1);
      assertThat(refused.err())
          .contains(Integer.toString(PORT + 6))
          .contains(holder.name + "-server-1");
      assertThat(project.inspect("server", STATE)).isEqualTo(server);
    }
  }
}
