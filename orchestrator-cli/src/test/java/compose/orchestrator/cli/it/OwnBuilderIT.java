package compose.orchestrator.cli.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Builds where docker has no plugin buildx: by the engine's own builder, with a warning. */
final class OwnBuilderIT {

  private static final TestProject PROJECT =
      new TestProject(
          """
          services:
            web:
              command: echo is here
              build:
                context: .
                dockerfile_inline: |
                  FROM busybox
                  RUN echo said while building
          """);

  private static final String WARNING =
      "warning: docker's plugin buildx isn't installed: images are built by the engine's own"
          + " builder\n";

  private static Shell shell = PROJECT.shell;

  @BeforeAll
  static void forgetPlugins() throws IOException {
    for (String folder : List.of("local/lib", "local/libexec", "lib", "libexec")) {
      Path plugin = Path.of("/usr", folder, "docker/cli-plugins/docker-buildx");
      assumeThat(Files.exists(plugin)).as("%s is there for all users", plugin).isFalse();
    }
    String settings = Files.createDirectories(PROJECT.folder.resolve("docker")).toString();
    shell = PROJECT.with(Map.of("DOCKER_CONFIG", settings));
  }

  @AfterAll
  static void close() {
    PROJECT.clear();
    shell.docker("image", "rm", "-f", PROJECT.name + "-web");
    PROJECT.close();
  }

  @Test
  void whatABuildPrintsIsOutput() {
    Shell.Result build = shell.orchestrator("build", "--no-cache").succeeded();
    assertThat(build.out()).contains("web: said while building");
    assertThat(build.err())
        .startsWith(WARNING)
        .endsWith(" Service web  Building\n Service web  Built\n")
        .doesNotContain("said while");
  }

  @Test
  void quietBuildSaysNothingButTheWarning() {
    Shell.Result build = shell.orchestrator("build", "-q", "--no-cache").succeeded();
    assertThat(build.out()).isEmpty();
    assertThat(build.err()).startsWith(WARNING).doesNotContain("Built");
  }

  @Test
  void whoWantsNoPluginIsNotWarned() {
    for (String variable : new String[] {"DOCKER_BUILDKIT", "COMPOSE_BAKE"}) {
      Shell.Result build = shell.with(Map.of(variable, "0")).orchestrator("build", "-q");
      assertThat(build.succeeded().err()).isEmpty();
    }
  }

  @Test
  void outputOfRunIsThatOfItsCommand() {
    Shell.Result run = shell.orchestrator("run", "--rm", "--build", "web").succeeded();
    assertThat(run.out()).isEqualTo("is here\n");
    assertThat(run.err()).contains("web: Step 1/");
  }
}
