package compose.orchestrator.cli.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whatever is wrong: one clear message, exit code 1, and nothing changed. */
final class RefusalsIT {

  private static String oneService(String image, int port) {
    return """
    services:
      web:
        image: %s
        init: true
        command: sleep 1000
        ports: ["127.0.0.1:%d:80"]
    """
        .formatted(image, port);
  }

  private static void assertRefused(Shell.Result result, String... parts) {
    assertThat(result.exit()).as(result.toString()).isEqualTo(1);
    assertThat(result.err()).contains(parts).doesNotContain("\tat ", "Exception");
  }

  @Test
  void engineThatIsNotThere() {
    var nowhere = Map.of("DOCKER_HOST", "unix:///nowhere/docker.sock");
    try (var project = new TestProject(oneService("busybox", 23500), nowhere)) {
      for (String command : List.of("up", "ps", "down", "logs", "plan")) {
        assertRefused(project.run(command), "/nowhere/docker.sock", "DOCKER_HOST");
      }
    }
  }

  @Test
  void socketThatMayNotBeUsed() throws IOException {
    assumeThat(System.getProperty("user.name")).isEqualTo("root");
    try (var project = new TestProject(oneService("busybox", 23501))) {
      Path home = Files.createTempDirectory("home");
      Shell.Result result =
          project.shell.run(
              List.of(
                  "setpriv",
                  "--reuid=65534",
                  "--regid=65534",
                  "--clear-groups",
                  "env",
                  "HOME=" + home,
                  Shell.ROOT
                      .resolve("orchestrator-cli/target/orchestrator/bin/orchestrator")
                      .toString(),
                  "-p",
                  "refused",
                  "ps"));
      assertRefused(result, "ermission denied", "docker.sock");
      Files.delete(home);
    }
  }

  @Test
  void imageThatIsInNoRegistry() {
    try (var project = new TestProject(oneService("orchestrator-tests/no-such-image:1", 23502))) {
      assertRefused(project.run("up", "-d"), "orchestrator-tests/no-such-image:1", "web");
      assertThat(project.remains()).isEmpty();
    }
  }

  @Test
  void portThatAProcessHolds() throws IOException {
    try (var taken = new ServerSocket(23503, 1, InetAddress.getLoopbackAddress());
        var project = new TestProject(oneService("busybox", taken.getLocalPort()))) {
      long process = ProcessHandle.current().pid();
      assertRefused(project.run("up", "-d"), "23503", "process " + process);
      assertThat(project.remains()).isEmpty();
    }
  }

  @Test
  void severalContainersOfOneName() {
    String file = "services: {web: {image: busybox, container_name: refused-name}}";
    try (var project = new TestProject(file)) {
      assertRefused(project.run("up", "-d", "--scale", "web=2"), "web", "refused-name");
      assertRefused(project.run("scale", "web=2"), "web", "refused-name");
      assertThat(project.remains()).isEmpty();
    }
  }

  @Test
  void buildThatFails() {
    try (var project = new TestProject("services: {web: {build: .}}")) {
      project.write("Dockerfile", "FROM busybox\nRUN echo the reason is this && exit 7\n");
      assertRefused(
          project.run("up", "-d"), "web", "RUN echo the reason is this", "the reason is this", "7");
      assertThat(project.remains()).isEmpty();
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          services: {web: {image: [}                                          | compose.yaml:1:
          services:\\n\\tweb: {image: a}                                        | compose.yaml:2:1
          services: {web: {image: a, imagge: b}}                              | compose.yaml:1:28
          services: {web: {image: a, ports: 80}}                              | compose.yaml:1:
          services: {web: {command: a}}                                       | compose.yaml:1:
          services: {web: {image: a, depends_on: [db]}}                       | compose.yaml:1:41
          services:\\n a: {image: x, depends_on: [b]}\\n b: {image: x, depends_on: [a]}| compose.yaml:3:
          services:\\n web:\\n  image: a\\n  image: b                             | compose.yaml:4:3
          services: {web: {image: '${TAG:?set the tag}'}}                     | compose.yaml:1:25
          services: {web: {image: a, ports: ['80:70000']}}                    | compose.yaml:1:36
          services:\\n a: {image: x, container_name: n}\\n b: {image: x, container_name: n}| compose.yaml:3:
          """)
  void mistakeInTheFile(String file, String place) {
    try (var project = new TestProject(file.replace("\\n", "\n").replace("\\t", "\t") + "\n")) {
      Shell.Result result = project.run("up", "-d");
      assertRefused(result, place);
      String[] lines = file.split("\\\\n", -1);
      int line = Integer.parseInt(place.split(":", -1)[1]);
      assertThat(result.err())
          .as("shows the line")
          .contains(lines[line - 1].replace("\\t", "").strip());
      assertThat(project.remains()).isEmpty();
    }
  }

  @Test
  void fileThatIsNotThere() {
    try (var project = new TestProject(oneService("busybox", 23504))) {
      assertRefused(project.run("-f", "other.yaml", "up", "-d"), "other.yaml");
    }
  }

  @Test
  void folderWithoutAFile() throws IOException {
    Path empty = Files.createTempDirectory("empty");
    assertRefused(new Shell(empty, Map.of()).orchestrator("up", "-d"), "compose.yaml");
    Files.delete(empty);
  }
}
