package compose.orchestrator.cli.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whoever ends a build ends the program that does it, too. */
final class EndedBuildIT {

  private static final String PROJECT =
      """
      services:
        web:
          build:
            context: .
            dockerfile_inline: |
              FROM busybox
              RUN echo begun; sleep 200
      """;

  @ParameterizedTest
  @ValueSource(strings = {"TERM", "INT"})
  void programThatBuildsEndsWithUs(String signal) throws IOException {
    try (var project = new TestProject(PROJECT)) {
      Shell.Result buildx =
          project.shell.run(List.of(Shell.ROOT.resolve("scripts/docker-buildx").toString()));
      assumeThat(buildx.exit()).as(buildx.err()).isZero();
      Path plugins = Files.createDirectories(project.folder.resolve("docker/cli-plugins"));
      Files.createSymbolicLink(plugins.resolve("docker-buildx"), Path.of(buildx.out().strip()));
      Path told = project.folder.resolve("told.txt");
      Process build =
          project
              .with(Map.of("DOCKER_CONFIG", project.folder + "/docker"))
              .builder(Shell.orchestratorCommand("build", "--no-cache"))
              .redirectErrorStream(true)
              .redirectOutput(told.toFile())
              .start();
      await().until(() -> Files.readString(told).contains(" begun"));
      List<ProcessHandle> children = build.descendants().toList();
      assertThat(children).isNotEmpty();

      project.shell.run(List.of("kill", "-" + signal, Long.toString(build.pid()))).succeeded();

      await().until(() -> !build.isAlive());
      await().until(() -> children.stream().noneMatch(ProcessHandle::isAlive));
      assertThat(build.exitValue()).isNotZero();
    }
  }

  private static ConditionFactory await() {
    return Awaitility.await().atMost(Duration.ofSeconds(30));
  }
}
