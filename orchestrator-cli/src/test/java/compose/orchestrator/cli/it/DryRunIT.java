package compose.orchestrator.cli.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** With --dry-run a command asks the Engine, and never tells it to do anything. */
final class DryRunIT {

  private static final String FIRST =
      """
      services:
        web: {build: ., init: true, command: sleep 1000, depends_on: [db]}
        db:
          image: busybox
          init: true
          command: sleep 1000
          volumes: ["data:/data"]
          configs: [settings]
          develop: {watch: [{action: sync, path: ., target: /x}]}
          pre_stop: [{command: "true"}]
        gone: {image: busybox, command: "true"}
      volumes: {data: {}}
      configs: {settings: {content: one}}
      """;

  private static final String CHANGED =
      FIRST
              .replace("command: sleep 1000", "command: sleep 2000")
              .replace("data: {}", "data: {labels: {a: b}}")
              .replace("  gone: {image: busybox, command: \"true\"}\n", "")
          + "networks: {default: {internal: true}}\n";

  private static final List<String> COMMANDS =
      List.of(
          "up -d",
          "up",
          "up --watch",
          "up -d --build --force-recreate --remove-orphans --wait",
          "up -d --pull always db",
          "up -d --scale db=3",
          "up -d --recreate-volume data",
          "create",
          "scale db=2",
          "start",
          "stop",
          "restart",
          "kill",
          "pause",
          "unpause",
          "rm -sfv",
          "build",
          "pull --ignore-buildable",
          "run --rm -v more:/more db true",
          "run -d db true",
          "watch",
          "watch --no-up",
          "exec db true",
          "exec -d db true",
          "commit db",
          "down -v --rmi all --remove-orphans",
          "down -t 0 db");

  @Test
  void dryRunOfEveryChangingCommandOnlyReads() throws IOException {
    try (var proxy = new CountingProxy(Path.of("/var/run/docker.sock"));
        var project = new TestProject(FIRST, Map.of("DOCKER_HOST", proxy.address()))) {
      project.write("Dockerfile", "FROM busybox\n");
      try {
        assertOnlyReads("nothing there", project, proxy);
        project.run("up", "-d", "--build").succeeded();
        assertOnlyReads("all as it should be", project, proxy);
        project.write("compose.yaml", CHANGED);
        assertOnlyReads("much changed", project, proxy);
        project.run("stop", "-t", "0", "db").succeeded();
        assertOnlyReads("partly stopped", project, proxy);
        project.run("start", "db").succeeded();
        project.run("pause", "db").succeeded();
        assertOnlyReads("paused", project, proxy);
        project.run("unpause", "db").succeeded();
      } finally {
        project.run("down", "-t", "0", "-v", "--rmi", "local", "--remove-orphans");
      }
    }
  }

  private static void assertOnlyReads(String state, TestProject project, CountingProxy proxy) {
    List<String> before = project.remains();
    for (String command : COMMANDS) {
      proxy.takeRequests();
      var words = new ArrayList<String>(List.of("--dry-run"));
      words.addAll(List.of(command.split(" ", -1)));
      Shell.Result result = project.run(words.toArray(String[]::new));
      assertThat(proxy.takeRequests())
          .as("%s, with %s", result, state)
          .allMatch(request -> request.startsWith("GET ") || request.startsWith("HEAD "));
      assertThat(result.err()).doesNotContain("unknown flag");
    }
    assertThat(project.remains()).as(state).isEqualTo(before);
  }
}
