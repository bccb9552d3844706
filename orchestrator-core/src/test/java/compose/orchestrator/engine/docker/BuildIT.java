package compose.orchestrator.engine.docker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import compose.orchestrator.diagnostic.EngineException;
import compose.orchestrator.engine.BakeCall;
import compose.orchestrator.engine.BuildOptions;
import compose.orchestrator.engine.BuildRequest;
import compose.orchestrator.model.Build;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BuildIT {
  private final Scene scene = new Scene();
  private final List<String> output = new ArrayList<>();
  @TempDir Path folder;

  @AfterEach
  void leaveNothing() {
    scene.engine.removeImage(scene.name);
    scene.close();
  }

  private BuildRequest request(Map<String, Object> build, Map<String, String> args) {
    Map<String, Object> attributes = new LinkedHashMap<>(build);
    attributes.putIfAbsent("context", folder.toString());
    Build decoded =
        Objects.requireNonNull(scene.service(Map.of("build", attributes)).imageSource().build());
    return new BuildRequest(
        decoded,
        folder,
        List.of(scene.name),
        Map.of("l", "v"),
        List.of(),
        args,
        BuildOptions.TO_RUN,
        new BakeCall("{}", "web", Map.of(), Set.of()));
  }

  private void file(String name, String text) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  @Test
  void ignoredFilesStayBehindAndTheRestIsBuilt() throws IOException {
    file(
        "Dockerfile",
        "FROM busybox\nARG WHO\nCOPY . /src\nRUN echo hello $WHO; find /src -type f | sort\n");
    file(".dockerignore", "*.log\n!keep.log\n**/secret\nDockerfile\n");
    file("a.log", "");
    file("keep.log", "");
    file("deep/er/secret", "");
    file("deep/er/b.log", "");
    file("ü/long-" + "x".repeat(120), "");
    String id = scene.engine.build(request(Map.of(), Map.of("WHO", "world")), output::add);

    assertThat(output)
        .contains(
            "hello world",
            "/src/.dockerignore",
            "/src/keep.log",
            "/src/deep/er/b.log",
            "/src/ü/long-" + "x".repeat(120))
        .doesNotContain("/src/a.log", "/src/deep/er/secret", "/src/Dockerfile");
    var image = Objects.requireNonNull(scene.engine.image(scene.name));
    assertThat(image.id()).isEqualTo(id);
    assertThat(image.labels()).containsEntry("l", "v");
  }

  @Test
  void aDockerfileMayStandInTheFileItself() {
    Map<String, Object> build =
        Map.of(
            "dockerfile_inline",
            "FROM busybox AS one\nRUN echo first\nFROM busybox\nRUN false\n",
            "target",
            "one");
    scene.engine.build(request(build, Map.of()), output::add);

    assertThat(output).contains("first");
  }

  @Test
  void aDockerfileMayStandOutsideTheContext(@TempDir Path elsewhere) throws IOException {
    Files.writeString(elsewhere.resolve("Other"), "FROM busybox\nRUN echo from elsewhere\n");
    String path = elsewhere.resolve("Other").toString();
    scene.engine.build(request(Map.of("dockerfile", path), Map.of()), output::add);

    assertThat(output).contains("from elsewhere");
  }

  @Test
  void aFailedBuildTellsTheStepAndWhatItSaidLast() throws IOException {
    file("Dockerfile", "FROM busybox\nRUN echo about to fail; exit 7\n");
    EngineException failure =
        catchThrowableOfType(
            EngineException.class,
            () -> scene.engine.build(request(Map.of(), Map.of()), output::add));
    var diagnostic = failure.diagnostics().getFirst();

    assertThat(diagnostic.code()).isEqualTo("build-failed");
    assertThat(diagnostic.summary())
        .contains(scene.name, "Step 2/3 : RUN echo about to fail; exit 7", "code: 7");
    assertThat(diagnostic.help()).contains("about to fail");
  }

  @Test
  void whatTheBuilderCannotDoIsRefused() {
    EngineException failure =
        catchThrowableOfType(
            EngineException.class,
            () ->
                scene.engine.build(
                    request(Map.of("ssh", List.of("default")), Map.of()), output::add));

    assertThat(failure).hasMessageContaining("build.ssh");
    assertThat(scene.requests).isEmpty();
  }
}
