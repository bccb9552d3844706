package compose.orchestrator.cli.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

/** What is taken down, and what is left to others. */
final class DownIT {

  /** docker compose ends with 0, too, and names nobody. */
  @Test
  void whatOthersUseStaysAndTheyAreNamed() {
    try (var project =
        new TestProject(
            """
            services:
              web: {build: ., command: sleep 1000, init: true, volumes: ["data:/data"]}
            volumes: {data: {}}
            """)) {
      String name = project.name;
      String outside = name + "-outside";
      project.write("Dockerfile", "FROM busybox\nENV OF=" + name + "\n");
      project.run("up", "-d").succeeded();
      project.shell.dockerText(
          "run -d --init --name %s --network %s_default -v %s_data:/x %s-web sleep 1000"
              .formatted(outside, name, name, name)
              .split(" ", -1));
      Shell.Result down = project.run("down", "-v", "--rmi", "all");
      project.shell.dockerText("rm", "-f", outside);
      assertThat(down.exit()).isZero();
      assertThat(down.err())
          .contains("Network " + name + "_default  Resource is still in use\n")
          .contains("Volume " + name + "_data  Resource is still in use\n")
          .contains("Image " + name + "-web  Resource is still in use\n")
          .contains("network " + name + "_default stays: it is still in use by " + outside)
          .contains("volume " + name + "_data stays: it is still in use by " + outside)
          .contains("image " + name + "-web stays: it is still in use by " + outside);
      project.run("down", "-v", "--rmi", "all").succeeded();
      assertThat(project.remains()).isEmpty();
    }
  }

  @Test
  void projectIsTakenDownByItsNameWhereItsFileCannotBeRead() {
    try (var project =
        new TestProject("services: {web: {image: busybox, command: sleep 1000}}\n")) {
      project.run("up", "-d").succeeded();
      project.write("compose.yaml", "services: {web: {imag: busybox}}\n");
      assertThat(project.run("down", "-t", "0").exit()).isEqualTo(1);
      Shell named = project.with(Map.of("COMPOSE_PROJECT_NAME", project.name));
      Shell.Result down = named.orchestrator("down", "-t", "0").succeeded();
      assertThat(down.err()).contains("warning: services.web.imag: unknown attribute");
      assertThat(project.remains()).isEmpty();
    }
  }
}
