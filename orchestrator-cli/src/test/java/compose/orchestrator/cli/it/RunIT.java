package compose.orchestrator.cli.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** One-off commands on the real Engine. */
final class RunIT {

  private static final TestProject PROJECT =
      new TestProject(
          """
          services:
            db: {image: busybox, init: true, command: sleep 1000}
            app:
              image: busybox
              command: echo default
              depends_on: [db]
              restart: always
              environment: {A: "1", B: "2"}
              ports: ["80"]
              networks: {default: {aliases: [other]}}
              volumes: ["data:/data", /anonymous]
          volumes: {data: {}, more: {}}
          """);

  @AfterAll
  static void down() {
    PROJECT.close();
  }

  private static List<String> oneOffs() {
    return PROJECT
        .shell
        .dockerText(
            "ps",
            "-aq",
            "--filter",
            "label=com.docker.compose.project=" + PROJECT.name,
            "--filter",
            "label=com.docker.compose.oneoff=True")
        .lines()
        .toList();
  }

  private static Shell.Result app(String script, String... options) {
    var arguments = new ArrayList<String>(List.of("run", "--rm", "--no-deps"));
    arguments.addAll(List.of(options));
    arguments.addAll(List.of("app", "sh", "-c", script));
    return PROJECT.run(arguments.toArray(String[]::new));
  }

  @Test
  void runPassesOutputAndExitCodeOnAndLeavesNothing() {
    Shell.Result run =
        PROJECT.run("run", "--rm", "app", "sh", "-c", "echo out; echo e >&2; exit 7");
    assertThat(run.exit()).as(run.toString()).isEqualTo(7);
    assertThat(run.out()).isEqualTo("out\n");
    assertThat(run.err()).endsWith("e\n");
    assertThat(oneOffs()).isEmpty();
    assertThat(PROJECT.inspect("db", "{{.State.Running}}")).isEqualTo("true");
    assertThat(PROJECT.run("run", "--rm", "--no-deps", "app").out()).isEqualTo("default\n");
  }

  @Test
  void runOverridesWhatTheFileSays() {
    assertThat(app("echo $A$B$C$D", "-e", "B=3", "-e", "C=$$").out()).isEqualTo("13$$\n");
    PROJECT.write("vars.env", "B=file\nD=d\n");
    assertThat(app("echo $B$D", "--env-from-file", "vars.env").out()).isEqualTo("filed\n");
    assertThat(app("id -u; pwd", "-u", "12", "-w", "/tmp").out()).isEqualTo("12\n/tmp\n");
    PROJECT.write("folder/file", "content");
    assertThat(app("cat /x/file; ls /data", "-v", "./folder:/x", "-v", "more:/data").out())
        .isEqualTo("content");
    assertThat(PROJECT.run("run", "--rm", "--no-deps", "--entrypoint", "echo 'a  b'", "app").out())
        .isEqualTo("a  b\n");
    assertThat(PROJECT.remains()).as("volumes without a name").hasSizeLessThan(6);
  }

  @Test
  void runFeedsItsInput() throws Exception {
    byte[] much = "line\n".repeat(100_000).getBytes(StandardCharsets.UTF_8);
    Process run =
        PROJECT
            .shell
            .builder(Shell.orchestratorCommand("run", "--rm", "-T", "--no-deps", "app", "wc", "-c"))
            .start();
    try (var input = run.getOutputStream()) {
      input.write(much);
    }
    assertThat(new String(run.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip())
        .isEqualTo(String.valueOf(much.length));
    assertThat(run.waitFor(30, TimeUnit.SECONDS)).isTrue();
  }

  @Test
  void runDetachedPrintsTheIdOfAContainerThatIsFoundAgain() {
    Shell.Result run =
        PROJECT.run(
            "run",
            "-d",
            "--no-deps",
            "--name",
            PROJECT.name + "-x",
            "-l",
            "k=v",
            "-p",
            "127.0.0.1::9",
            "app",
            "sleep",
            "1000");
    String id = run.succeeded().out().strip();
    String format =
        "{{.Name}} {{.HostConfig.RestartPolicy.Name}} {{index .Config.Labels \"k\"}}"
            + " {{index .Config.Labels \"com.docker.compose.oneoff\"}}"
            + " {{range $p, $b := .HostConfig.PortBindings}}{{$p}}{{end}}";
    assertThat(PROJECT.shell.dockerText("inspect", "-f", format, id))
        .isEqualTo("/" + PROJECT.name + "-x  v True 9/tcp");
    assertThat(PROJECT.run("ps", "-q").out()).doesNotContain(id.substring(0, 12));
    assertThat(PROJECT.run("ps", "-aq").out()).contains(id.substring(0, 12));
    PROJECT.shell.docker("rm", "-f", id).succeeded();
  }

  @Test
  void runPassesSignalsOn() throws Exception {
    Process run =
        PROJECT
            .shell
            .builder(
                Shell.orchestratorCommand(
                    "run",
                    "--rm",
                    "--no-deps",
                    "app",
                    "sh",
                    "-c",
                    "trap 'echo got; exit 9' TERM; echo up; while :; do sleep 0.1; done"))
            .start();
    var output = run.inputReader();
    assertThat(output.readLine()).isEqualTo("up");
    run.toHandle().destroy();
    assertThat(output.readLine()).isEqualTo("got");
    assertThat(run.waitFor()).isEqualTo(9);
    assertThat(oneOffs()).isEmpty();
  }

  @Test
  void runTellsWhatCannotBeRun() {
    Shell.Result run = PROJECT.run("run", "--rm", "--no-deps", "app", "no-such-program");
    assertThat(run.exit()).isEqualTo(1);
    assertThat(run.err()).contains("no-such-program");
    assertThat(PROJECT.run("run", "nobody").err()).contains("no such service: nobody");
    assertThat(PROJECT.run("run", "--rm", "-v", "data:/data:ro:z", "app").err())
        .contains("not a mount, it has too many colons");
    assertThat(PROJECT.run("run", "-P", "-p", "80", "app").err())
        .contains("--service-ports and --publish are incompatible");
    assertThat(oneOffs()).isEmpty();
  }
}
