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
        worker:
          image: busybox
          init: true
          command: sleep 1000
          depends_on: [server]
      """;

  /** Classes in all, classes that the cache does not hold, requests. */
  private record Budget(int classes, int outsideTheCache, int requests) {}

  @Test
  void versionStaysWithinItsBudget() throws IOException {
    assertWithin(new Budget(750, 5, 0), "version");
  }

  @Test
  void configStaysWithinItsBudget() throws IOException {
    assertWithin(new Budget(1100, 5, 0), "config", "-q");
  }

  @Test
  void psStaysWithinItsBudget() throws IOException {
    assertWithin(new Budget(1350, 10, 1), "ps");
  }

  @Test
  void upWithNothingToDoStaysWithinItsBudget() throws IOException {
    assertWithin(new Budget(1600, 20, 6), "up", "-d");
  }

  private static void assertWithin(Budget budget, String... command) throws IOException {
    Path log = Files.createTempFile("classes", ".log");
    try (var proxy = new CountingProxy(Path.of("/var/run/docker.sock"));
        var project =
            new TestProject(
                PROJECT,
                Map.of(
                    "DOCKER_HOST",
                    proxy.address(),
                    "ORCHESTRATOR_JAVA_OPTIONS",
                    "-Xlog:class+load:file=" + log))) {
      project.run("up", "-d").succeeded();
      proxy.takeRequests();
      Files.delete(log);
      project.run(command).succeeded();
      List<String> requests = proxy.takeRequests();
      List<String> loaded =
          Files.readAllLines(log).stream().filter(line -> line.contains(" source: ")).toList();
      List<String> outside =
          loaded.stream().filter(line -> !line.contains("shared objects file")).toList();
      System.out.printf(
          "%s: %d classes, %d of them outside the cache, %d requests%n",
          String.join(" ", command), loaded.size(), outside.size(), requests.size());
      assertThat(loaded).as("classes").hasSizeBetween(300, budget.classes());
      assertThat(outside)
          .as("outside the cache")
          .hasSizeLessThanOrEqualTo(budget.outsideTheCache());
      assertThat(requests).as("requests").hasSizeLessThanOrEqualTo(budget.requests());
    } finally {
      Files.deleteIfExists(log);
    }
  }
}
