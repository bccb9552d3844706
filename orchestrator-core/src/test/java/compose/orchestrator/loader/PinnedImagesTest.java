package compose.orchestrator.loader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import compose.orchestrator.diagnostic.InvalidProjectException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PinnedImagesTest {

  @TempDir Path folder;

  private final List<String> asked = new ArrayList<>();
  private final PinnedImages pinned =
      new PinnedImages(reference -> {
        asked.add(reference);
        return "sha256:ab";
      });

  @Test
  void onlyImagesAreLeftEachAskedForOnce() throws IOException {
    LoadedProject project =
        load(
            """
            services:
              a: {image: nginx, user: root}
              b: {image: "docker.io/nginx:latest"}
              c: {image: "me/app:3@sha256:cd"}
              d: {build: .}
            """,
            LoadOptions.STANDARD);
    assertThat(ConfigOutput.yaml(PinnedImages.alone(pinned.pin(project), false), true))
        .isEqualTo(
            """
            services:
              a:
                image: docker.io/library/nginx:latest@sha256:ab
              b:
                image: docker.io/library/nginx:latest@sha256:ab
              c:
                image: docker.io/me/app@sha256:cd
              d: {}
            """);
    assertThat(asked).containsExactly("docker.io/library/nginx:latest");
  }

  @Test
  void imageWithVariableIsRefusedWhereItStands() throws IOException {
    LoadedProject project =
        load(
            "services: {a: {image: '${IMAGE:-nginx}'}}\n",
            LoadOptions.STANDARD.withInterpolate(false));
    assertThatThrownBy(() -> pinned.pin(project))
        .isInstanceOf(InvalidProjectException.class)
        .hasMessageContaining("'${IMAGE:-nginx}', which has a variable in it");
    assertThat(asked).isEmpty();
  }

  private LoadedProject load(String text, LoadOptions options) throws IOException {
    Files.writeString(folder.resolve("compose.yaml"), text);
    return Loader.load(
        LoadRequest.of(folder, Map.of()).withProject(null, "shop").withOptions(options));
  }
}
