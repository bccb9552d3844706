package compose.orchestrator.cli;

import static org.assertj.core.api.Assertions.assertThat;

import compose.orchestrator.cli.command.Surroundings;
import compose.orchestrator.cli.option.Arguments;
import compose.orchestrator.cli.option.GlobalOptions;
import compose.orchestrator.cli.terminal.Console;
import compose.orchestrator.diagnostic.EngineException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CliTest {

  @TempDir Path folder;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  private Map<String, String> environment = Map.of();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          bogus                              | unknown command: "bogus"
          alpha viz                          | the command "alpha" is not supported
          bridge convert                     | the command "bridge" is not supported
          publish                            | publish requires exactly 1 argument
          publish Me/project                 | expected HOST/REPOSITORY[:TAG], got 'Me/project'
          publish --oci-version 2 me/project | unsupported OCI version: 2
          convert                            | unknown command: "convert"
          completion tcsh                    | expected one shell: bash, zsh or fish
          stats a b                          | accepts at most 1 arg(s), received 2
          build --ssh other                  | invalid ssh key "other"
          build -m much                      | invalid argument "much" for "-m, --memory" flag: expected a size
          build --progress fast              | unsupported --progress value "fast"
          up --bogus                         | unknown flag: --bogus
          -z                                 | unknown shorthand flag: 'z' in -z
          up -d --scale                      | flag needs an argument: --scale
          up -t abc                          | invalid argument "abc" for "-t, --timeout" flag: expected a whole number
          up --scale web                     | invalid --scale option "web". Should be SERVICE=NUM
          up --force-recreate --no-recreate  | --force-recreate and --no-recreate are incompatible
          up --build --no-build              | --build and --no-build are incompatible
          up --pull x                        | invalid --pull option "x"
          up --wait --attach web             | --wait cannot be combined with --abort-on-container-exit, --attach or --attach-dependencies
          down --rmi some                    | invalid value for --rmi: "some"
          port web                           | requires at least 2 arg(s), only received 1
          ps --filter name=x                 | unknown filter name
          ps --orphans=maybe                 | invalid argument "maybe" for "--orphans" flag: expected true or false
          --progress fast ps                 | unsupported --progress value "fast"
          up -d --abort-on-container-exit    | --detach cannot be combined with --abort-on-container-exit, --abort-on-container-failure, --attach, --attach-dependencies or --watch
          """)
  void callsThatMakeNoSenseSayWhyAndFail(String call, String message) {
    assertThat(run(call.split(" "))).isEqualTo(1);
    assertThat(err.toString(StandardCharsets.UTF_8)).startsWith(message + "\n");
    assertThat(out.size()).isZero();
  }

  @ParameterizedTest
  @CsvSource({
    "x, ps, 1",
    "'', config, 1",
    "1.5, up -d, 1",
    "99999999999999999999, ps, 1",
    "x, version, 0",
    "x, --version, 0",
    "x, up --help, 0",
    "x, --parallel 3 lint, 0",
    "0, lint, 0",
    "-2, lint, 0",
    "+3, lint, 0",
    "99999999999, lint, 0"
  })
  void limitOfEngineCallsIsANumber(String limit, String call, int exitCode) throws IOException {
    Files.writeString(folder.resolve("compose.yaml"), "services: {web: {image: a}}");
    environment = Map.of("COMPOSE_PARALLEL_LIMIT", limit);
    assertThat(run(call.split(" "))).as(err.toString(StandardCharsets.UTF_8)).isEqualTo(exitCode);
    assertThat(err.toString(StandardCharsets.UTF_8).lines().findFirst().orElse(""))
        .isEqualTo(
            exitCode == 0
                ? ""
                : "COMPOSE_PARALLEL_LIMIT must be an integer (found: \"" + limit + "\")");
  }

  /** Whatever its name says, docker compose 2.40.3 reads them. */
  @Test
  void configReadsEnvFilesEvenWithoutEnvResolution() throws IOException {
    Files.writeString(folder.resolve("a.env"), "A=1\n");
    Files.writeString(
        folder.resolve("compose.yaml"), "services: {web: {image: a, env_file: a.env}}\n");
    assertThat(run("config", "--no-env-resolution")).isZero();
    assertThat(out.toString(StandardCharsets.UTF_8))
        .contains("A: \"1\"")
        .doesNotContain("env_file");
  }

  @ParameterizedTest
  @CsvSource({
    "restore --project-directory . x, --project-directory, restore",
    "up -f x.yaml, -f, up",
    "ps --project-name=x, --project-name, ps"
  })
  void optionsOfTheToolBelongBeforeTheCommand(String call, String option, String command) {
    assertThat(run(call.split(" "))).isEqualTo(1);
    assertThat(err.toString(StandardCharsets.UTF_8))
        .startsWith("unknown ")
        .endsWith(
            "\n  Write it before the command: 'orchestrator %s ... %s'.\n"
                .formatted(option, command));
  }

  @ParameterizedTest
  @CsvSource({
    "ps, x",
    "ls, x",
    "-f compose.yaml ps, x",
    "--project-directory . config, x",
    "--env-file other.env config, y",
    "--parallel 3 lint, ",
    "-f sub/compose.yaml lint, ",
    "version, "
  })
  void limitOfEngineCallsMayStandInAnEnvFile(String call, @Nullable String refused)
      throws IOException {
    Files.createDirectory(folder.resolve("sub"));
    for (String file : List.of("compose.yaml", "sub/compose.yaml")) {
      Files.writeString(folder.resolve(file), "services: {web: {image: a}}");
    }
    Files.writeString(folder.resolve(".env"), "COMPOSE_PARALLEL_LIMIT=x");
    Files.writeString(folder.resolve("other.env"), "COMPOSE_PARALLEL_LIMIT=y");
    assertThat(run(call.split(" ")))
        .as(err.toString(StandardCharsets.UTF_8))
        .isEqualTo(refused == null ? 0 : 1);
    if (refused != null) {
      assertThat(err.toString(StandardCharsets.UTF_8))
          .startsWith("COMPOSE_PARALLEL_LIMIT must be an integer (found: \"" + refused + "\")\n");
    }
  }

  @Test
  void limitOfTheEnvironmentComesBeforeThatOfAnEnvFile() throws IOException {
    Files.writeString(folder.resolve("compose.yaml"), "services: {web: {image: a}}");
    Files.writeString(folder.resolve(".env"), "COMPOSE_PARALLEL_LIMIT=x");
    environment = Map.of("COMPOSE_PARALLEL_LIMIT", "2");
    assertThat(run("lint")).as(err.toString(StandardCharsets.UTF_8)).isZero();
  }

  @Test
  void limitOfEngineCallsCounts() {
    Map<String, String> limited = Map.of("COMPOSE_PARALLEL_LIMIT", "2");
    assertThat(parallel(limited, "ps")).isEqualTo(2);
    assertThat(parallel(limited, "--parallel", "-1", "ps")).isEqualTo(-1);
    assertThat(parallel(limited, "--parallel", "5", "ps")).isEqualTo(5);
    assertThat(parallel(Map.of(), "ps")).isEqualTo(-1);
  }

  private static int parallel(Map<String, String> environment, String... call) {
    Arguments arguments = Arguments.parse(GlobalOptions.syntax(), List.of(call));
    return GlobalOptions.of(arguments, environment).parallel();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "build", "config", "create", "down", "images", "kill", "lint", "logs", "ls", "migrate",
        "plan", "port", "ps", "pull", "push", "restart", "rm", "start", "stats", "stop", "up",
        "version"
      })
  void everyCommandExplainsItself(String command) {
    assertThat(run(command, "--help")).isZero();
    assertThat(out.toString(StandardCharsets.UTF_8))
        .startsWith("Usage:  orchestrator " + command + " ")
        .contains("Options:\n", "Examples:\n  orchestrator " + command);
    out.reset();
    assertThat(run("--help")).isZero();
    assertThat(out.toString(StandardCharsets.UTF_8)).contains("\n  " + command + " ");
  }

  @Test
  void toolsThatCompareVersionsSeeTheOneWeStandInFor() {
    assertThat(run("version", "--short")).isZero();
    assertThat(run("version", "--format", "json")).isZero();
    assertThat(run("version")).isZero();
    assertThat(out.toString(StandardCharsets.UTF_8))
        .isEqualTo(
            """
            2.40.3
            {"version":"v2.40.3","orchestrator":"0.1.0"}
            orchestrator version 0.1.0, in place of Docker Compose version v2.40.3
            """);
  }

  @Test
  void versionIsTheBuilds() throws IOException {
    assertThat(Files.readString(Path.of("pom.xml"))).contains("<version>0.1.0-SNAPSHOT</version>");
  }

  @Test
  void configShowsAProjectWithoutAnEngine() throws IOException {
    Files.writeString(
        folder.resolve("compose.yaml"), "name: shop\nservices: {web: {image: 'nginx:stable'}}\n");
    assertThat(run("config", "--images")).isZero();
    assertThat(run("config", "-q")).isZero();
    assertThat(out.toString(StandardCharsets.UTF_8)).isEqualTo("nginx:stable\n");
  }

  @Test
  void originsNameThePlaceOfAValueAndWhatItReplaced() throws IOException {
    Files.writeString(
        folder.resolve("compose.yaml"),
        "name: shop\nservices:\n  web:\n    image: nginx:1\n    ports: ['80:80']\n");
    Files.writeString(
        folder.resolve("compose.override.yaml"), "services:\n  web:\n    image: nginx:2\n");
    assertThat(run("config", "--origins")).isZero();
    assertThat(out.toString(StandardCharsets.UTF_8))
        .contains(
            "name = \"shop\"   compose.yaml:1\n",
            "services.web.image = \"nginx:2\"   compose.override.yaml:3 (over compose.yaml:4)\n",
            "services.web.ports[0].mode = \"ingress\"   (default)\n",
            "services.web.ports[0].published = \"80\"   compose.yaml:5\n");
  }

  @Test
  void lintFailsOnlyWhereItIsStrictAndFindsSomething() throws IOException {
    Path file = folder.resolve("compose.yaml");
    Files.writeString(file, "services: {web: {image: nginx}}\n");
    assertThat(run("lint", "-q")).isZero();
    assertThat(out.size()).isZero();
    assertThat(run("lint")).isZero();
    assertThat(out.toString(StandardCharsets.UTF_8))
        .startsWith("compose.yaml:1:25: warning: ")
        .contains("[unpinned-image]\n");
    assertThat(run("lint", "--strict", "-q")).isEqualTo(1);
    Files.writeString(file, "services: {web: {image: 'nginx:1.27'}}\n");
    assertThat(run("lint", "--strict", "-q")).isZero();
    assertThat(err.size()).isZero();
  }

  @Test
  void configVariablesShowsWhatStandsForEachVariable() throws IOException {
    Files.writeString(
        folder.resolve("compose.yaml"),
        "services: {web: {image: '${IMAGE:-nginx}', hostname: '${HOST?}', user: '${WHO:+root}'}}\n");
    assertThat(run("config", "--variables")).isZero();
    assertThat(out.toString(StandardCharsets.UTF_8))
        .isEqualTo(
            """
            NAME                REQUIRED            DEFAULT VALUE       ALTERNATE VALUE
            HOST                true                                   \s
            IMAGE               false               nginx              \s
            WHO                 false                                   root
            """);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          restore :                   | :0
          restore --as copy :         | :0
          restore shop.tar :          | :4
          restore --dr                | --dry-run :4
          backup verify :             | :0
          backup ve                   | verify :4
          backup web v                | :4
          backup :                    | job web verify :4
          migrate :                   | plan run status resume rollback finish :4
          migrate --to /srv r         | run resume rollback :4
          migrate plan :              | :4
          completion z                | zsh :4
          --progress :                | auto tty plain json quiet :4
          --progress p                | plain :4
          build --progress t          | tty :4
          logs :                      | job web :4
          -f :                        | :0
          """)
  void completionOffersWhatFits(String words, String expected) throws IOException {
    Files.writeString(
        folder.resolve("compose.yaml"),
        "services: {web: {image: busybox}, job: {image: busybox, profiles: [jobs]}}\n");
    String[] call = ("__completeNoDesc " + words).split(" ");
    if (words.endsWith(":")) {
      call[call.length - 1] = "";
    }
    assertThat(run(call)).isZero();
    assertThat(out.toString(StandardCharsets.UTF_8).lines()).containsExactly(expected.split(" "));
  }

  @Test
  void configHashOfAServiceThatIsNotThereNamesThoseThatAre() throws IOException {
    Files.writeString(folder.resolve("compose.yaml"), "services: {web: {image: busybox}}\n");
    assertThat(run("config", "--hash", "db")).isEqualTo(1);
    assertThat(err.toString(StandardCharsets.UTF_8))
        .isEqualTo("no such service: db\n  The file has: web.\n");
  }

  @Test
  void historyThatCannotBeReadNamesWhatStandsInItsPlace() throws IOException {
    Path file = Files.createFile(folder.resolve("state"));
    environment = Map.of("XDG_STATE_HOME", file.toString());
    assertThat(run("-p", "shop", "history")).isEqualTo(1);
    assertThat(out.size()).isZero();
    assertThat(err.toString(StandardCharsets.UTF_8))
        .startsWith("cannot read the journal of project shop: " + file + " is no folder\n");
  }

  @Test
  void anEngineThatDoesNotAnswerIsToldInOneLine() throws IOException {
    Files.writeString(folder.resolve("compose.yaml"), "services: {web: {image: busybox}}\n");
    assertThat(run("ps")).isEqualTo(1);
    assertThat(err.toString(StandardCharsets.UTF_8)).isEqualTo("no engine\n  start one\n");
  }

  @Test
  void aBugIsALineAndATraceOnlyWhereItIsWanted() {
    assertThat(run("-p", "shop", "rm", "--force")).isEqualTo(1);
    err.reset();
    var broken = surroundings(() -> Integer.parseInt("x"));
    assertThat(new Cli(broken).run(List.of("-p", "shop", "ps"))).isEqualTo(1);
    assertThat(err.toString(StandardCharsets.UTF_8))
        .startsWith("this is a bug in orchestrator: java.lang.NumberFormatException")
        .doesNotContain("\tat ");
    assertThat(new Cli(broken).run(List.of("--verbose", "-p", "shop", "ps"))).isEqualTo(1);
    assertThat(err.toString(StandardCharsets.UTF_8)).contains("\tat ");
  }

  private int run(String... arguments) {
    Runnable unreachable =
        () -> {
          throw new EngineException("engine-unreachable", "no engine", "start one");
        };
    return new Cli(surroundings(unreachable)).run(List.of(arguments));
  }

  private Surroundings surroundings(Runnable engine) {
    var console =
        new Console(
            InputStream.nullInputStream(),
            new PrintStream(out, false, StandardCharsets.UTF_8),
            new PrintStream(err, false, StandardCharsets.UTF_8),
            false,
            false,
            false);
    return new Surroundings(
        console,
        environment,
        folder,
        InstantSource.fixed(Instant.EPOCH),
        () -> ZoneOffset.UTC,
        () -> {
          engine.run();
          throw new IllegalStateException("the engine is not for this test");
        },
        host -> {
          throw new IllegalStateException("no engine at " + host + " in this test");
        });
  }
}
