package compose.orchestrator.cli.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Many containers: nothing is asked twice, and numbers of containers change one by one. */
final class ReplicasIT {

  private static final int SERVICES = 50;
  private static final int REPLICAS = 2;

  /** The lists of containers, networks, volumes and images. */
  private static final int LISTS = 4;

  private static String manyServices() {
    var file = new StringBuilder("services:\n");
    for (int i = 1; i <= SERVICES; i++) {
      file.append("  s").append(i);
      file.append(": {image: busybox, command: sleep 1000, init: true, network_mode: none,");
      file.append(" stop_signal: SIGKILL, deploy: {replicas: ").append(REPLICAS).append("}}\n");
    }
    return file.toString();
  }

  @Test
  void upAsksOncePerContainerAndScalesUpAndDown() throws IOException {
    try (var proxy = new CountingProxy(Path.of("/var/run/docker.sock"));
        var project = new TestProject(manyServices(), Map.of("DOCKER_HOST", proxy.address()))) {
      project.run("up", "--no-start").succeeded(); // to start them all would take a minute
      int containers = SERVICES * REPLICAS;
      assertThat(project.remains()).hasSize(containers);
      proxy.takeRequests();
      project.run("up", "--no-start").succeeded();
      assertThat(proxy.takeRequests()).hasSizeLessThanOrEqualTo(LISTS + containers);
      project.run("up", "-d", "s7", "s8").succeeded();
      String kept = project.inspect("s7", "{{.Id}} {{.State.StartedAt}}");
      project.run("up", "-d", "--scale", "s7=4", "--scale", "s8=0", "s7", "s8").succeeded();
      assertThat(names(project, "s7")).containsExactly("s7-1", "s7-2", "s7-3", "s7-4");
      assertThat(names(project, "s8")).isEmpty();
      project.run("up", "-d", "--scale", "s7=1", "--scale", "s8=1", "s7", "s8").succeeded();
      assertThat(names(project, "s7")).containsExactly("s7-1");
      assertThat(names(project, "s8")).containsExactly("s8-1");
      assertThat(project.inspect("s7", "{{.Id}} {{.State.StartedAt}}")).isEqualTo(kept);
      project.run("down", "-t", "0").succeeded();
      assertThat(project.remains()).isEmpty();
    }
  }

  private static List<String> names(TestProject project, String service) {
    return project
        .run("ps", "--format", "{{.Name}}", service)
        .succeeded()
        .out()
        .lines()
        .map(name -> name.substring(project.name.length() + 1))
        .sorted()
        .toList();
  }
}
