package compose.orchestrator.engine.docker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import compose.orchestrator.diagnostic.EngineException;
import compose.orchestrator.diagnostic.UsageException;
import compose.orchestrator.engine.BakeCall;
import compose.orchestrator.engine.BuildOptions;
import compose.orchestrator.engine.BuildRequest;
import compose.orchestrator.model.Build;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The plugin is a script that takes down how it was called and answers as buildx does. */
class BuildxTest {

  private final List<String> output = new ArrayList<>();
  private final Map<String, String> environment = new TreeMap<>();
  @TempDir Path folder;

  private void plugin(String script) throws IOException {
    Path program = folder.resolve(".docker/cli-plugins/docker-buildx");
    Files.createDirectories(program.resolveSibling(""));
    Files.writeString(program, "#!/bin/sh\ncd " + folder + "\n" + script);
    Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwx------"));
    environment.put("PATH", System.getenv("PATH"));
  }

  private EngineSettings settings() {
    return new EngineSettings(environment, folder, InstantSource.system());
  }

  private String build(BuildOptions options, String engine) {
    Path program = Objects.requireNonNull(Buildx.find(settings()));
    var address = EngineAddress.of(engine, "the test", environment, folder);
    return new Buildx(program, settings(), address).build(request(options), output::add);
  }

  private BuildRequest request(BuildOptions options) {
    return new BuildRequest(
        build(),
        folder,
        List.of("shop-web"),
        Map.of(),
        List.of(),
        Map.of(),
        options,
        new BakeCall(
            "{\"bake\": \"file\"}", "web", Map.of("TOKEN", "secret"), Set.of("network.host")));
  }

  private static Build build() {
    Map<String, Object> attributes = Map.of("build", Map.of("context", "."));
    return Objects.requireNonNull(Scene.decode(attributes).imageSource().build());
  }

  private List<String> taken(String name) throws IOException {
    return Files.readAllLines(folder.resolve(name));
  }

  @Test
  void theFileIsItsInputAndWhatItPrintsIsPassedOn() throws IOException {
    plugin(
        """
        for word in "$@"; do echo "$word"; done > words
        cat > input
        env > environment
        echo '#0 building with "default" instance using docker driver' >&2
        echo '#1 [internal] load local bake definitions' >&2
        echo >&2
        echo '#2 DONE 0.1s'
        while [ "$1" != --metadata-file ]; do shift; done
        echo '{"base": {"containerimage.digest": "no"}, "web": {"containerimage.digest": "sha256:ab"}}' > "$2"
        """);
    environment.put("DOCKER_CLI_PLUGIN_ORIGINAL_CLI_COMMAND", "/usr/bin/docker");
    environment.put("DOCKER_CONTEXT", "elsewhere");
    String id = build(BuildOptions.TO_RUN, "unix:///run/other.sock");

    assertThat(id).isEqualTo("sha256:ab");
    assertThat(output).containsExactly("#1 [internal] load local bake definitions", "#2 DONE 0.1s");
    assertThat(taken("input")).containsExactly("{\"bake\": \"file\"}");
    List<String> words = taken("words");
    assertThat(words)
        .startsWith("bake", "--file", "-", "--progress", "plain", "--metadata-file")
        .endsWith("--allow", "fs=*", "--allow", "network.host");
    assertThat(Path.of(words.get(6)).resolveSibling("")).doesNotExist();
    assertThat(taken("environment"))
        .contains("DOCKER_HOST=unix:///run/other.sock", "TOKEN=secret")
        .noneMatch(line -> line.startsWith("DOCKER_CLI_PLUGIN_ORIGINAL"))
        .noneMatch(line -> line.startsWith("DOCKER_CONTEXT"));
  }

  @Test
  void optionsOfAllImagesAreItsOptions() throws IOException {
    plugin("for word in \"$@\"; do echo \"$word\"; done > words\n");
    var options =
        new BuildOptions(
            false, false, Map.of(), List.of(), false, true, "mine", 5L, "mode=max", "true", false);

    assertThat(build(options, "tcp://127.0.0.1:2375")).isEmpty();
    assertThat(taken("words"))
        .endsWith("--sbom=true", "--provenance=mode=max", "--builder", "mine");
    assertThat(output).containsExactly("note: BuildKit does not know --memory: left out");
  }

  @Test
  void anEngineWithTlsIsFoundAgain() throws IOException {
    plugin("env > environment\n");
    environment.put("DOCKER_TLS_VERIFY", "1");
    environment.put("DOCKER_CERT_PATH", "/certificates");
    build(BuildOptions.TO_RUN, "tcp://engine.example:2376");

    assertThat(taken("environment"))
        .contains(
            "DOCKER_HOST=tcp://engine.example:2376",
            "DOCKER_TLS=1",
            "DOCKER_TLS_VERIFY=1",
            "DOCKER_CERT_PATH=/certificates");
  }

  @Test
  void aFailureTellsWhatFailedAndWhatItSaid() throws IOException {
    plugin(
        """
        cat > /dev/null
        echo '#5 [2/2] RUN make'
        echo '#5 1.6 no rule'
        echo '------'
        echo ' > [2/2] RUN make:'
        echo '1.6 no rule'
        echo '------'
        echo 'ERROR: target web: failed to solve: exit code: 2'
        exit 1
        """);
    EngineException failure =
        catchThrowableOfType(
            EngineException.class, () -> build(BuildOptions.TO_RUN, "unix:///run/docker.sock"));
    var diagnostic = failure.diagnostics().getFirst();

    assertThat(diagnostic.code()).isEqualTo("build-failed");
    assertThat(diagnostic.summary())
        .isEqualTo("the build of shop-web failed: failed to solve: exit code: 2");
    assertThat(diagnostic.help()).contains("> [2/2] RUN make:").doesNotContain("#5");
  }

  @Test
  void warningsHaveNoColours() throws IOException {
    plugin("printf '\\n \\033[33m1 warning found:\\n\\033[0m - Some: words (line 1)\\n' >&2\n");
    build(BuildOptions.TO_RUN, "unix:///run/docker.sock");

    assertThat(output).containsExactly(" 1 warning found:", " - Some: words (line 1)");
  }

  @Test
  void anOldPluginIsNamed() throws IOException {
    plugin("echo 'ERROR: unknown flag: --allow' >&2\nexit 1\n");

    assertThatThrownBy(() -> build(BuildOptions.TO_RUN, "unix:///run/docker.sock"))
        .isInstanceOfSatisfying(
            EngineException.class,
            e -> assertThat(e.diagnostics().getFirst().help()).contains("0.17"));
  }

  @Test
  void anInterruptedBuildEndsTheProcess() throws IOException, InterruptedException {
    plugin("echo $$ > process\nexec sleep 60\n");
    Thread building =
        Thread.ofPlatform()
            .start(() ->
                assertThatThrownBy(() -> build(BuildOptions.TO_RUN, "unix:///run/a.sock"))
                    .isInstanceOf(EngineException.class));
    Path process = folder.resolve("process");
    while (!Files.exists(process) || Files.size(process) == 0) {
      Thread.sleep(10);
    }
    building.interrupt();

    assertThat(building.join(Duration.ofSeconds(10))).isTrue();
    long id = Long.parseLong(taken("process").getFirst());
    ProcessHandle.of(id).ifPresent(handle -> handle.onExit().join());
    assertThat(ProcessHandle.of(id)).isEmpty();
  }

  @Test
  void whoWantsTheEnginesOwnBuilderGetsIt() throws IOException {
    plugin("exit 0\n");
    assertThat(Buildx.find(settings())).isNotNull();
    for (String variable : List.of("DOCKER_BUILDKIT", "COMPOSE_BAKE")) {
      environment.put(variable, "0");
      assertThat(Buildx.find(settings())).isNull();
      environment.put(variable, "perhaps");
      assertThatThrownBy(() -> Buildx.find(settings())).isInstanceOf(UsageException.class);
      environment.put(variable, "true");
      assertThat(Buildx.find(settings())).isNotNull();
    }
  }

  @Test
  void dockersSettingsMayNameFurtherFolders() throws IOException {
    Path elsewhere = Files.createDirectory(folder.resolve("elsewhere"));
    plugin("exit 0\n");
    Path moved = elsewhere.resolve("docker-buildx");
    Files.move(folder.resolve(".docker/cli-plugins/docker-buildx"), moved);
    Files.writeString(
        folder.resolve(".docker/config.json"),
        "{\"auths\": {}, \"cliPluginsExtraDirs\": [\"" + elsewhere + "\"]}");

    assertThat(Buildx.find(settings())).isEqualTo(moved);
  }
}
