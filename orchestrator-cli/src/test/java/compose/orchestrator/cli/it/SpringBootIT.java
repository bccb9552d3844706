package compose.orchestrator.cli.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * A Spring Boot application starts its services with {@code docker compose}, which is this tool,
 * and stops them at its end. It asks for the version, the configuration and the containers as JSON,
 * and goes on only where it understands the answers.
 */
@Tag("long")
final class SpringBootIT {

  private static final TestProject PROJECT =
      new TestProject(
          """
          services:
            store: {image: "redis:7", ports: ["6379"]}
            talk: {image: busybox, init: true, command: sleep 1000}
          """);

  private static Shell shell = PROJECT.shell;

  @BeforeAll
  static void install() throws IOException {
    Path plugins = Files.createDirectories(PROJECT.folder.resolve("docker/cli-plugins"));
    Path program = Path.of(Shell.orchestratorCommand().getFirst());
    Files.writeString(
        plugins.resolve("docker-compose"),
        """
        #!/bin/sh
        [ "$1" = docker-cli-plugin-metadata ] || echo "$@" >> %s
        exec %s "$@"
        """
            .formatted(PROJECT.folder.resolve("calls"), program));
    plugins.resolve("docker-compose").toFile().setExecutable(true);
    shell = PROJECT.with(Map.of("DOCKER_CONFIG", plugins.resolveSibling("").toString()));
  }

  @AfterAll
  static void close() {
    PROJECT.close();
  }

  private static Shell.Result application() {
    return shell.run(
        List.of(
            Path.of(System.getProperty("java.home"), "bin/java").toString(),
            "-cp",
            System.getProperty("java.class.path"),
            "-Dspring.main.banner-mode=off",
            "-Dspring.docker.compose.stop.timeout=1s",
            SpringApplicationWithServices.class.getName()));
  }

  @Test
  void servicesAreThereWhileItRunsAndStopWithIt() throws IOException {
    Shell.Result first = application().succeeded();

    assertThat(first.out())
        .containsPattern(PROJECT.name + "-store-1 docker.io/library/redis:7 \\[\\d+]\n\\+PONG")
        .contains(PROJECT.name + "-talk-1 docker.io/library/busybox []");
    assertThat(PROJECT.inspect("store", "{{.State.Status}}")).isEqualTo("exited");
    assertThat(PROJECT.inspect("talk", "{{.State.Status}}")).isEqualTo("exited");
    assertThat(PROJECT.inspect("store", "{{.Config.Labels}}")).contains("compose.orchestrator.");
    List<String> calls = Files.readAllLines(PROJECT.folder.resolve("calls"));
    assertThat(calls).anyMatch(call -> call.contains("version"));
    assertThat(calls).anyMatch(call -> call.contains("config --format=json"));
    assertThat(calls).anyMatch(call -> call.contains("ps --orphans=false --format=json"));
    assertThat(calls).anyMatch(call -> call.contains("up --no-color --detach --wait"));
    assertThat(calls.getLast()).contains("stop --timeout 1");
  }
}
