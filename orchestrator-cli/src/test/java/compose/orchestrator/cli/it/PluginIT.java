package compose.orchestrator.cli.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The tool as a program of docker and of shells. */
final class PluginIT {

  private static final TestProject PROJECT =
      new TestProject(
          "services: {web: {image: busybox, init: true, command: sleep 1000}, worker: {image: busybox}}");

  private static final Path HOME = PROJECT.folder.resolve("home");
  private static final Path PROGRAM = HOME.resolve(".docker/cli-plugins/docker-compose");

  private static final Shell SHELL = PROJECT.with(variables());

  private static Map<String, String> variables() {
    var variables = new HashMap<String, String>();
    variables.put("HOME", HOME.toString());
    variables.put("DOCKER_CONFIG", "");
    variables.put("XDG_DATA_HOME", "");
    variables.put("XDG_CONFIG_HOME", "");
    return variables;
  }

  @BeforeAll
  static void install() {
    PROJECT.write("home/.docker/cli-plugins/docker-compose", "another program");
    Shell.Result refused = SHELL.orchestrator("install");
    assertThat(refused.exit()).isEqualTo(1);
    assertThat(refused.err()).contains("something else is there already: " + PROGRAM);
    Shell.Result installed = SHELL.orchestrator("install", "--force").succeeded();
    assertThat(installed.out()).contains("put " + PROGRAM, ".local/bin to the variable PATH");
  }

  @AfterAll
  static void uninstall() throws Exception {
    try {
      assertThat(SHELL.orchestrator("uninstall", "--dry-run").out())
          .contains("would remove " + PROGRAM);
      SHELL.orchestrator("uninstall").succeeded();
      assertThat(Files.readString(PROGRAM)).isEqualTo("another program");
      try (var rest = Files.walk(HOME)) {
        assertThat(
                rest.filter(Files::isRegularFile)
                    .filter(file -> !file.startsWith(HOME.resolve(".cache"))))
            .containsExactly(PROGRAM);
      }
      assertThat(SHELL.orchestrator("uninstall").out()).isEqualTo("Nothing is installed.\n");
    } finally {
      PROJECT.close();
    }
  }

  @Test
  void dockerComposeIsThisTool() {
    assertThat(SHELL.dockerText("compose", "version")).contains("orchestrator version");
    assertThat(SHELL.dockerText("compose", "version", "--short"))
        .isEqualTo(PROJECT.run("version", "--short").out().strip());
    assertThat(
            SHELL.dockerText(
                "info",
                "--format",
                "{{range .ClientInfo.Plugins}}{{.Name}} {{.Version}} {{.Err}}{{end}}"))
        .contains("compose v2.40.3 ")
        .doesNotContain("before-orchestrator");
    SHELL.docker("compose", "up", "-d", "web").succeeded();
    assertThat(SHELL.docker("compose", "ps", "--services").out()).isEqualTo("web\n");
    assertThat(SHELL.docker("--log-level", "error", "compose", "ps", "--services").out())
        .isEqualTo("web\n");
    Shell.Result elsewhere = SHELL.docker("-H", "unix:///nowhere", "compose", "ps");
    assertThat(elsewhere.exit()).isEqualTo(1);
    assertThat(elsewhere.err()).contains("/nowhere");
    assertThat(SHELL.docker("compose", "exec", "-T", "web", "sh", "-c", "exit 7").exit())
        .isEqualTo(7);
    SHELL.docker("compose", "down", "-t", "1").succeeded();
  }

  @Test
  void dockerCompletesWordsOfThisTool() {
    assertThat(SHELL.docker("__complete", "compose", "unp").out())
        .startsWith("unpause\tLets paused containers go on\n:4\n");
    assertThat(SHELL.docker("__completeNoDesc", "compose", "up", "w").out())
        .contains("web\nworker\n");
  }

  @Test
  void bashCompletesCommandsOptionsAndServices() {
    String program = HOME.resolve(".local/bin/docker-compose").toString();
    String script =
        HOME.resolve(".local/share/bash-completion/completions/orchestrator").toString();
    String words =
        "source "
            + script
            + "; t() { COMP_WORDS=("
            + program
            + " \"$@\"); COMP_CWORD=$#; COMPREPLY=(); _orchestrator 2>/dev/null;"
            + " echo \"${COMPREPLY[*]}\"; };"
            + " t unin; t up --force-r; t logs wo; t -f ''; t completion z";
    Shell.Result result = SHELL.run(List.of("bash", "-c", words)).succeeded();
    assertThat(result.out()).isEqualTo("uninstall\n--force-recreate\nworker\n\nzsh\n");
  }
}
