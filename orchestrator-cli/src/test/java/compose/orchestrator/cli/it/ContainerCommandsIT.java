package compose.orchestrator.cli.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What is done with containers that are there: commands in them, their files and processes. */
final class ContainerCommandsIT {

  private static final TestProject PROJECT =
      new TestProject(
          """
          services:
            web: {image: busybox, init: true, command: sleep 1000, scale: 2, volumes: ["data:/data"]}
            job: {image: busybox, command: sh -c "trap 'exit 3' TERM; while :; do sleep 0.1; done"}
          volumes: {data: {}}
          """);

  @BeforeAll
  static void up() {
    PROJECT.run("up", "-d").succeeded();
  }

  @AfterAll
  static void down() {
    PROJECT.close();
  }

  @Test
  void execPassesOutputAndExitCodeOn() {
    Shell.Result exec =
        PROJECT.run(
            "exec",
            "-e",
            "X=1",
            "-w",
            "/data",
            "-u",
            "1",
            "web",
            "sh",
            "-c",
            "echo $X $(pwd) $(id -u); echo bad >&2; exit 7");
    assertThat(exec.exit()).isEqualTo(7);
    assertThat(exec.out()).isEqualTo("1 /data 1\n");
    assertThat(exec.err()).isEqualTo("bad\n");
  }

  @Test
  void startOfAPausedContainerIsRefused() {
    PROJECT.run("pause", "job").succeeded();
    Shell.Result start = PROJECT.run("start", "job");
    PROJECT.run("unpause", "job").succeeded();
    assertThat(start.exit()).isEqualTo(1);
    assertThat(start.err()).contains("cannot start a paused container, try unpause instead");
  }

  @Test
  void imagesOfAnUnknownServiceAreNone() {
    Shell.Result images = PROJECT.run("images", "nobody").succeeded();
    assertThat(images.out().lines()).singleElement().asString().startsWith("CONTAINER ");
    assertThat(images.err())
        .isEqualTo("warning: no such service: nobody\n  The file has: job, web.\n");
  }

  @Test
  void execFeedsItsInput() throws Exception {
    byte[] much = "line\n".repeat(200_000).getBytes(StandardCharsets.UTF_8);
    Process exec =
        PROJECT.shell.builder(Shell.orchestratorCommand("exec", "-T", "web", "wc", "-c")).start();
    try (var input = exec.getOutputStream()) {
      input.write(much);
    }
    assertThat(new String(exec.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip())
        .isEqualTo(String.valueOf(much.length));
    assertThat(exec.waitFor(30, TimeUnit.SECONDS)).isTrue();
  }

  @Test
  void execLeavesTheCommandsOwnArgumentsAlone() {
    assertThat(PROJECT.run("exec", "-u", "0", "web", "echo", "--detach=false", "-e").out())
        .isEqualTo("--detach=false -e\n");
  }

  @Test
  void execNamesTheContainerThatIsNotThere() {
    assertThat(PROJECT.run("exec", "--index", "3", "web", "true").err())
        .startsWith("service \"web\" is not running container #3\n");
    assertThat(PROJECT.run("exec", "--index", "2", "web", "hostname").out().strip())
        .isEqualTo(
            PROJECT.shell.dockerText(
                "inspect", "-f", "{{.Config.Hostname}}", PROJECT.name + "-web-2"));
  }

  @Test
  void cpBringsFilesToEveryContainerAndBack() throws Exception {
    Path folder = PROJECT.folder;
    Files.createDirectories(folder.resolve("tree/below"));
    Files.writeString(folder.resolve("tree/below/file"), "content\n");
    Files.createSymbolicLink(folder.resolve("tree/link"), Path.of("below/file"));
    PROJECT.run("cp", "tree", "web:/tmp/new").succeeded();
    PROJECT.run("cp", "tree", "web:/tmp").succeeded();
    PROJECT.run("cp", "tree/.", "web:/tmp/new").succeeded();
    for (String index : List.of("1", "2")) {
      assertThat(PROJECT.run("exec", "--index", index, "web", "find", "/tmp", "-type", "f").out())
          .contains("/tmp/new/below/file\n", "/tmp/tree/below/file\n")
          .doesNotContain("/tmp/new/tree");
    }
    PROJECT.run("cp", "web:/tmp/tree", "back").succeeded();
    PROJECT.run("cp", "web:/tmp/tree", "back").succeeded();
    assertThat(folder.resolve("back/below/file")).hasContent("content\n");
    assertThat(folder.resolve("back/tree/below/file")).hasContent("content\n");
    assertThat(Files.readSymbolicLink(folder.resolve("back/link"))).hasToString("below/file");
    PROJECT.run("cp", "-L", "web:/tmp/tree/link", "plain").succeeded();
    assertThat(folder.resolve("plain")).isRegularFile().hasContent("content\n");
  }

  @Test
  void cpKeepsToTheKindOfItsTarget() throws Exception {
    Path folder = PROJECT.folder;
    Files.writeString(folder.resolve("one"), "1");
    Files.createDirectories(folder.resolve("many"));
    PROJECT.run("cp", "one", "web:/data/one").succeeded();
    assertThat(PROJECT.run("cp", "many", "web:/data/one").err()).contains("a file is there");
    assertThat(PROJECT.run("cp", "one", "web:/data/none/").err()).contains("there is no folder");
    assertThat(PROJECT.run("cp", "web:/data/none", ".").err()).contains("there is no /data/none");
    assertThat(PROJECT.run("cp", "web:/data/one", "none/").err()).contains("there is no folder");
    assertThat(PROJECT.run("cp", "web:/data", "one").err()).contains("a file is there");
    assertThat(PROJECT.run("cp", "one", "many").exit()).isNotZero();
    assertThat(PROJECT.run("cp", "nothing", "web:/data").exit()).isNotZero();
  }

  @Test
  void attachShowsOutputPassesSignalsOnAndEndsAsTheContainerDoes() throws Exception {
    try (var project =
        new TestProject(
            """
            services:
              job:
                image: busybox
                stdin_open: true
                command: sh -c "trap 'exit 4' TERM; while read l; do echo got $$l; done; sleep 9 & wait"
            """)) {
      project.run("up", "-d").succeeded();
      Process attach = project.shell.builder(Shell.orchestratorCommand("attach", "job")).start();
      try (var input = attach.outputWriter();
          var output = attach.inputReader()) {
        input.write("one\n");
        input.flush();
        assertThat(output.readLine()).isEqualTo("got one");
        attach.destroy();
        assertThat(attach.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(attach.exitValue()).isEqualTo(4);
      }
    }
  }

  @Test
  void topListsEachProcessWithItsService() {
    List<String> lines = PROJECT.run("top", "web").succeeded().out().lines().toList();
    assertThat(lines.getFirst()).startsWith("SERVICE  #   UID");
    assertThat(lines).filteredOn(line -> line.endsWith("sleep 1000")).hasSizeGreaterThan(3);
    assertThat(lines.get(1)).startsWith("web      1   root");
  }

  @Test
  void volumesAreListedByTheServicesThatUseThem() {
    String volume = PROJECT.name + "_data";
    assertThat(PROJECT.run("volumes", "-q", "web").out()).isEqualTo(volume + "\n");
    assertThat(PROJECT.run("volumes", "-q", "job").out()).isEmpty();
    assertThat(PROJECT.run("volumes", "--format", "json").out())
        .contains("\"Driver\":\"local\"", "\"Name\":\"" + volume + "\"", "\"Size\":\"N/A\"");
  }

  @Test
  void waitEndsWithTheExitCodeOfTheContainer() throws Exception {
    try (var project =
        new TestProject(
            """
            services:
              job: {image: busybox, command: sh -c "sleep 2; exit 3"}
            """)) {
      project.run("up", "-d").succeeded();
      Shell.Result wait = project.run("wait", "job");
      assertThat(wait.exit()).isEqualTo(3);
      assertThat(wait.out()).endsWith("exited with status code 3\n");
    }
  }

  @Test
  void eventsOfThePastAreToldAsJson() {
    // The engine keeps a few hundred events, of all projects: those of a busy machine push ours
    // out.
    List<String> lines =
        Stream.generate(ContainerCommandsIT::startAndListen)
            .limit(5)
            .filter(
                heard -> heard.stream().anyMatch(line -> line.startsWith("{\"action\":\"start\"")))
            .findFirst()
            .orElseThrow();
    assertThat(lines).allMatch(line -> line.contains("\"service\":\"job\""));
    assertThat(lines).noneMatch(line -> line.contains("com.docker.compose"));
  }

  private static List<String> startAndListen() {
    PROJECT.run("restart", "-t", "0", "job").succeeded();
    Shell.Result events =
        PROJECT.run("events", "--json", "--since", "10m", "--until", "0s", "job").succeeded();
    return events.out().lines().toList();
  }

  @Test
  void exportWritesAnArchiveAndCommitMakesAnImage() throws Exception {
    PROJECT.run("exec", "web", "touch", "/made").succeeded();
    PROJECT.run("export", "web", "-o", "web.tar").succeeded();
    Path file = PROJECT.folder.resolve("web.tar");
    assertThat(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1)).contains("made");
    String image = PROJECT.name + "/web:kept";
    PROJECT.run("commit", "-m", "why", "-c", "ENV A=1", "web", image).succeeded();
    assertThat(PROJECT.shell.dockerText("inspect", "-f", "{{.Comment}} {{.Config.Env}}", image))
        .contains("why", "A=1");
    PROJECT.shell.docker("rmi", image).succeeded();
  }

  @Test
  void statsTellWhatRunningContainersUse() {
    String table = PROJECT.run("stats", "--no-stream").succeeded().out();
    assertThat(table)
        .matches(
            "CONTAINER ID +NAME +CPU % +MEM USAGE / LIMIT +MEM % +NET I/O +BLOCK I/O +PIDS\n(?s).*");
    // an engine without control groups of its own counts nothing
    assertThat(table).containsPattern("\\d%  +[\\d.]+([KM]i)?B / [\\d.]+([MGT]i)?B  +[\\d.]+%");
    String json = PROJECT.run("stats", "--no-stream", "--format", "json").succeeded().out();
    assertThat(json)
        .containsPattern(
            "\\{\"BlockIO\":\".*\",\"CPUPerc\":\".*%\",\"Container\":\"[0-9a-f]{64}\",\"ID\":\"[0-9a-f]{12}\","
                + "\"MemPerc\":\".*%\",\"MemUsage\":\".*\",\"Name\":\".*\",\"NetIO\":\".*\",\"PIDs\":\"[0-9]+\"}\n");
    String template = "table {{.Name}}\t{{.MemPerc}}";
    assertThat(PROJECT.run("stats", "--no-stream", "--format", template).out())
        .startsWith("NAME ")
        .contains("MEM %\n");
  }
}
