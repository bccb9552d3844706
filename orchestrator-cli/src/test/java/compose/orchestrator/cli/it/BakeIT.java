package compose.orchestrator.cli.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Builds through a real buildx, which a configuration folder of the project's own names. */
@Tag("long")
final class BakeIT {

  private static final TestProject PROJECT =
      new TestProject(
          """
          services:
            web:
              image: NAME:one
              command: cat /said
              build:
                context: .
                target: final
                args: {WHO: world}
                labels: {mine: yes it is}
                secrets: [token, word]
            broken:
              profiles: [broken]
              build:
                context: .
                target: broken
          secrets:
            token: {environment: TOKEN}
            word: {file: outside/word.txt}
          """);

  private static Shell shell = PROJECT.shell;

  @BeforeAll
  static void write() throws IOException {
    PROJECT.write(
        "compose.yaml",
        Files.readString(PROJECT.folder.resolve("compose.yaml")).replace("NAME", PROJECT.name));
    PROJECT.write("outside/word.txt", "word");
    PROJECT.write(
        "Dockerfile",
        """
        FROM busybox AS final
        ARG WHO
        RUN --mount=type=secret,id=token --mount=type=secret,id=word \\
            echo "hello $WHO $(cat /run/secrets/token) $(cat /run/secrets/word)" > /said
        FROM busybox AS broken
        RUN echo about to fail; exit 7
        """);
    shell = PROJECT.with(Map.of("DOCKER_CONFIG", Plugins.configuration(PROJECT), "TOKEN", "token"));
  }

  @AfterAll
  static void close() {
    PROJECT.clear();
    shell.docker("image", "rm", "-f", PROJECT.name + ":one");
    PROJECT.close();
  }

  @Test
  void theBakeFileIsDockerComposes() {
    List<String> theirs =
        shell.docker("compose", "build", "--print").succeeded().out().lines().sorted().toList();
    assertThat(shell.orchestrator("build", "--print").succeeded().out().lines().sorted())
        .isEqualTo(theirs);
  }

  @Test
  void whatIsBuiltRuns() {
    Shell.Result up = shell.orchestrator("up", "--build", "--no-log-prefix").succeeded();

    assertThat(up.out()).contains("web: #1 [internal] load local bake definitions");
    assertThat(up.out()).contains("hello world token word");
    assertThat(PROJECT.inspect("web", "{{.Config.Labels.mine}}")).isEqualTo("yes it is");
    Shell.Result run = shell.orchestrator("run", "--rm", "--build", "--quiet-build", "web");
    assertThat(run.succeeded().out()).isEqualTo("hello world token word\n");
    assertThat(run.err()).doesNotContain("#1");
  }

  @Test
  void whatFailsSaysWhere() {
    Shell.Result build = shell.orchestrator("build", "-q", "broken");

    assertThat(build.exit()).isEqualTo(1);
    assertThat(build.err())
        .contains("service broken: the build of " + PROJECT.name + "-broken failed", "exit 7")
        .contains("about to fail")
        .doesNotContain("#1 ", "Building");
    assertThat(build.out()).isEmpty();
  }

  @Test
  void withoutBuildKitWhatNeedsItIsRefused() {
    Shell.Result build = shell.with(Map.of("DOCKER_BUILDKIT", "0")).orchestrator("build", "web");

    assertThat(build.exit()).isEqualTo(1);
    assertThat(build.err()).contains("the engine's own builder does not know build.secrets");
  }
}
