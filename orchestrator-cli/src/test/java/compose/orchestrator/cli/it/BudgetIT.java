package compose.orchestrator.cli.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * Start-up without a clock: how many classes a frequent command loads, how many of them the cache
 * does not hold, and how often it asks the Engine.
 */
final class BudgetIT {

  private static final String PROJECT =
      """
      services:
        server:
          image: busybox
          init: true
          command: sleep 1000
          ports: ["127.0.0.1:23520:80"]
          healthcheck: {test: "true", interval: 1s}
          ulimits: {nofile: 1000}
          networks: [front, back]
          secrets: [password]
        worker:
          image: busybox
          init: true
          command: sleep 1000
          depends_on: {server: {condition: service_healthy}}
          volumes: [data:/data]
          tmpfs: [/run]
          devices: ["/dev/null:/dev/nul"]
          networks: [back]
          deploy: {resources: {limits: {cpus: "0.5", memory: 64m}}}
      networks: {front: {}, back: {ipam: {config: [{subnet: 10.219.20.0/24}]}}}
      volumes: {data: {}}
      secrets: {password: {environment: HOME}}
      """;

  /** Classes the command needs, classes that its cache lacks, requests. */
  private record Budget(int classes, int outsideTheCache, int requests) {}

  @Test
  void versionStaysWithinItsBudget() throws IOException {
    assertWithin(new Budget(1150, 0, 0), "version");
  }

  @Test
  void configStaysWithinItsBudget() throws IOException {
    assertWithin(new Budget(1500, 0, 0), "config", "-q");
  }

  @Test
  void psStaysWithinItsBudget() throws IOException {
    assertWithin(new Budget(1850, 4, 1), "ps");
  }

  @Test
  void upWithNothingToDoStaysWithinItsBudget() throws IOException {
    assertWithin(new Budget(2150, 4, 6), "up", "-d");
  }

  private static void assertWithin(Budget budget, String... command) throws IOException {
    try (var proxy = new CountingProxy(Path.of("/var/run/docker.sock"));
        var project = new TestProject(PROJECT, Map.of("DOCKER_HOST", proxy.address()))) {
      project.run("up", "-d").succeeded();
      proxy.takeRequests();
      List<String> needed = loaded(project, "-XX:AOTMode=off", command);
      assertThat(proxy.takeRequests()).as("requests").hasSizeLessThanOrEqualTo(budget.requests());
      List<String> outside =
          loaded(project, "-XX:AOTMode=auto", command).stream()
              .filter(line -> !line.contains("shared objects file"))
              .toList();
      System.out.printf(
          "%s: %d classes needed, %d outside the cache%n",
          String.join(" ", command), needed.size(), outside.size());
      assertThat(needed).as("classes").hasSizeBetween(300, budget.classes());
      assertThat(outside)
          .as("outside the cache")
          .hasSizeLessThanOrEqualTo(budget.outsideTheCache());
    }
  }

  private static List<String> loaded(TestProject project, String mode, String... command)
      throws IOException {
    Path log = Files.createTempFile("classes", ".log");
    String options = mode + " -Xlog:class+load:file=" + log;
    project.with(Map.of("ORCHESTRATOR_JAVA_OPTIONS", options)).orchestrator(command).succeeded();
    List<String> lines = Files.readAllLines(log);
    Files.delete(log);
    return lines.stream().filter(line -> line.contains(" source: ")).toList();
  }
}
