package compose.orchestrator.cli.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A plan is saved, looked at, and carried out as it was or not at all. */
final class SavedPlanIT {

  private static final String PROJECT =
      """
      services:
        web:
          image: busybox
          init: true
          command: [sleep, "1000"]
          secrets: [greeting]
          volumes: ["data:/data"]
        other:
          image: busybox
          init: true
          command: [sleep, "1000"]
      secrets: {greeting: {environment: GREETING}}
      volumes: {data: {}}
      """;

  private static final String STATE = "{{.Id}} {{.State.StartedAt}}";

  @Test
  void planIsCarriedOutThoughTheFileIsOtherNow() throws IOException {
    try (var project = new TestProject(PROJECT)) {
      project.write(".env", "GREETING=hello");
      project.run("plan", "--out", "plan.json").succeeded();
      assertThat(
              PosixFilePermissions.toString(
                  Files.getPosixFilePermissions(project.folder.resolve("plan.json"))))
          .isEqualTo("rw-------");
      project.write("compose.yaml", "services: {web: {image: nothing/of/that/name}}");
      project.run("up", "-d", "--plan", "plan.json").succeeded();
      project.write("compose.yaml", PROJECT);
      Shell.Result again = project.run("plan", "--exit-code");
      assertThat(again.exit()).as(again.toString()).isZero();
    }
  }

  @Test
  void loginsReachTheContainerAndNotThePlan(@TempDir Path config) throws IOException {
    String login = "bWU6c2VjcmV0";
    String logins = "{\"auths\":{\"registry.example\":{\"auth\":\"" + login + "\"}}}";
    Files.writeString(config.resolve("config.json"), logins);
    String file =
        """
        services:
          web: {image: busybox, init: true, command: sleep 1000, use_api_socket: true}
        """;
    try (var project = new TestProject(file, Map.of("DOCKER_CONFIG", config.toString()))) {
      project.run("plan", "--out", "plan.json").succeeded();
      assertThat(project.folder.resolve("plan.json")).content().doesNotContain(login);
      project.run("up", "-d", "--plan", "plan.json").succeeded();
      String there = "/run/secrets/docker/config.json";
      assertThat(project.run("exec", "-T", "web", "cat", there).succeeded().out()).contains(login);
    }
  }

  @Test
  void planIsRefusedOnceAHandHasChangedTheEngine() {
    try (var project = new TestProject(PROJECT, Map.of("GREETING", "hello"))) {
      project.run("up", "-d").succeeded();
      project.run("plan", "--force-recreate", "--out", "plan.json", "web").succeeded();
      String web = project.inspect("web", STATE);
      project.shell.docker("stop", "-t", "1", project.name + "-other-1").succeeded();
      Shell.Result refused = project.run("up", "-d", "--plan", "plan.json");
      assertThat(refused.exit()).isEqualTo(1);
      assertThat(refused.err())
          .contains("the engine has changed since the plan was saved")
          .contains("container " + project.name + "-other-1, status: running → exited");
      assertThat(project.inspect("web", STATE)).isEqualTo(web);
      project.shell.docker("start", project.name + "-other-1").succeeded();
      String other = project.inspect("other", STATE);
      project.run("up", "-d", "--plan", "plan.json").succeeded();
      assertThat(project.inspect("web", STATE)).isNotEqualTo(web);
      assertThat(project.inspect("other", STATE)).isEqualTo(other);
    }
  }

  @Test
  void planIsRefusedWithOtherSettingsOrVariables() {
    try (var project = new TestProject(PROJECT, Map.of("GREETING", "hello"))) {
      project.run("up", "-d").succeeded();
      project.write("compose.yaml", PROJECT.replaceFirst("1000", "1001"));
      project.run("plan", "--out", "plan.json").succeeded();
      Shell.Result variable =
          project.with(Map.of("GREETING", "bye")).orchestrator("up", "--plan", "plan.json");
      assertThat(variable.exit()).isEqualTo(1);
      assertThat(variable.err()).contains("variable GREETING is not what it was");
      String name = project.name + "-other-1";
      project.shell.docker("update", "-m", "64m", "--memory-swap", "128m", name).succeeded();
      Shell.Result settings = project.run("up", "-d", "--plan", "plan.json");
      assertThat(settings.exit()).as(settings.toString()).isEqualTo(1);
      assertThat(settings.err()).contains("a container's settings have changed");
      Shell.Result option = project.run("up", "--plan", "plan.json", "--build");
      assertThat(option.err()).contains("--plan cannot be combined with --build");
    }
  }
}
