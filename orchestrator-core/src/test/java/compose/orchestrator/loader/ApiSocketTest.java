package compose.orchestrator.loader;

import static org.assertj.core.api.Assertions.assertThat;

import compose.orchestrator.model.ConfigHash;
import compose.orchestrator.model.FileObject;
import compose.orchestrator.model.Project;
import compose.orchestrator.yaml.Mapping;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** Hashes are those that docker compose 2.40.3 puts on the containers of this project. */
final class ApiSocketTest {

  private static final String FILE =
      """
      name: api
      services:
        a: {image: busybox, command: sleep 1000, use_api_socket: true}
        b: {image: busybox, command: sleep 1000}
        c:
          image: busybox
          command: sleep 1000
          use_api_socket: true
          environment: {DOCKER_CONFIG: /x}
      """;

  private static Project load(String text) {
    LoadRequest request =
        LoadRequest.of(Path.of("/none"), Map.of())
            .withFiles(List.of("-"))
            .withStandardInput(() -> text.getBytes(StandardCharsets.UTF_8));
    return Loader.load(request).project();
  }

  private static String hash(Project project, String service) {
    Mapping tree = Objects.requireNonNull(project.serviceTree(service));
    return ConfigHash.written(tree, ConfigHash.Dialect.BEFORE_5);
  }

  @Test
  void servicesThatAskGetSocketAndLogins() {
    Project project = ApiSocket.writtenOut(load(FILE), () -> "{}");
    assertThat(hash(project, "a"))
        .isEqualTo("914b7d1a9c512843fa5af653106c73e417596dfad9badbc7a26f1afb0b475484");
    assertThat(hash(project, "b"))
        .isEqualTo("39a6ed0eec1ef3603ac14738fc339adc0b5751c4ae48684d1483696fff5a2b8d");
    assertThat(hash(project, "c"))
        .isEqualTo("9b8b21fef1d7e24984e6cf37808d3b0dc47faade7432e85d1bda33be4a958566");
    assertThat(Objects.requireNonNull(project.configs().get(FileObject.LOGINS)).content())
        .isEqualTo("{}");
    assertThat(ApiSocket.writtenOut(project, () -> "other")).isSameAs(project);
  }

  @Test
  void otherProjectsAskForNoLogins() {
    Project project = load("services: {a: {image: busybox, use_api_socket: false}}");
    assertThat(
            ApiSocket.writtenOut(
                project,
                () -> {
                  throw new IllegalStateException("nobody needs them");
                }))
        .isSameAs(project);
  }
}
