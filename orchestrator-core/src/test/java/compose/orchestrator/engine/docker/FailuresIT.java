package compose.orchestrator.engine.docker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import compose.orchestrator.diagnostic.Diagnostic;
import compose.orchestrator.diagnostic.EngineException;
import compose.orchestrator.engine.ContainerRequest;
import compose.orchestrator.engine.EndpointRequest;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FailuresIT {
  private final Scene scene = new Scene();

  @AfterEach
  void leaveNothing() {
    scene.close();
  }

  private static Diagnostic failureOf(ThrowingCallable call) {
    return catchThrowableOfType(EngineException.class, call).diagnostics().getFirst();
  }

  @Test
  void aMissingImageIsNamed() {
    ContainerRequest good = scene.request(scene.service(Map.of()));
    var bad =
        new ContainerRequest(
            good.name(),
            good.service(),
            "no-such-image:1",
            good.labels(),
            "none",
            Map.of(),
            List.of(),
            List.of(),
            null,
            null,
            List.of());
    Diagnostic failure = failureOf(() -> scene.engine.createContainer(bad));

    assertThat(failure.code()).isEqualTo("no-such-image");
    assertThat(failure.summary()).contains("No such image: no-such-image:1");
  }

  @Test
  void aNameInUseIsToldApart() {
    scene.shell("true");
    Diagnostic failure = failureOf(() -> scene.shell("true"));

    assertThat(failure.code()).isEqualTo("name-in-use");
    assertThat(failure.summary()).contains("is already in use by container");
  }

  @Test
  void aPortInUseIsToldWithItsNumber() {
    scene.network("ports", Map.of());
    Map<String, EndpointRequest> endpoints =
        Map.of(scene.name + "_ports", new EndpointRequest(null, List.of("web"), List.of()));
    Map<String, Object> any = Map.of("target", 80, "protocol", "tcp");
    var service = scene.service(Map.of("command", List.of("sleep", "60"), "ports", List.of(any)));
    String first = scene.engine.createContainer(scene.request(service, endpoints, List.of()));
    scene.engine.start(first);
    var bound =
        Objects.requireNonNull(scene.engine.container(first)).publishedPorts().get("80/tcp");
    String port = Objects.requireNonNull(bound).getFirst().port();
    scene.engine.rename(first, scene.name + "-first");

    Map<String, Object> taken = Map.of("target", 80, "protocol", "tcp", "published", port);
    var second = scene.service(Map.of("ports", List.of(taken)));
    String id = scene.engine.createContainer(scene.request(second, endpoints, List.of()));
    Diagnostic failure = failureOf(() -> scene.engine.start(id));

    assertThat(failure.code()).isEqualTo("port-in-use");
    assertThat(failure.help()).contains("port " + port);
    scene
        .engine
        .containers(List.of(Scene.LABEL + "=" + scene.name))
        .forEach(container -> scene.engine.removeContainer(container.id(), true, true));
  }

  @Test
  void anEngineThatDoesNotAnswerIsToldWithItsAddressAndWhoNamedIt(@TempDir Path folder) {
    try (var nobody = new Scene(Map.of("DOCKER_HOST", "unix://" + folder + "/none.sock"))) {
      Diagnostic failure = failureOf(nobody.engine::version);

      assertThat(failure.code()).isEqualTo("engine-unreachable");
      assertThat(failure.summary())
          .contains("unix://" + folder + "/none.sock", "named by DOCKER_HOST");
      assertThat(failure.help()).isNotNull();
    } catch (EngineException _) {
      // Nothing can be cleaned up where nobody answers.
    }
  }

  @Test
  void anImageOfNobodyIsToldApart() {
    Diagnostic failure = failureOf(() -> scene.engine.pull("nobody/has-this-one:1", null, _ -> {}));

    assertThat(failure.code())
        .isIn("pull-access-denied", "image-not-found", "registry-unreachable");
    assertThat(failure.help()).isNotNull();
  }

  @Test
  void whatIsNotThereIsNoErrorToRemove() {
    scene.engine.removeContainer(scene.name + "-none", true, true);
    scene.engine.removeNetwork(scene.name + "-none");
    scene.engine.removeVolume(scene.name + "-none");
    scene.engine.removeImage(scene.name + "-none");

    assertThat(scene.engine.container(scene.name + "-none")).isNull();
    assertThat(scene.engine.image(scene.name + "-none")).isNull();
  }

  @Test
  void stoppingAndKillingWhatDoesNotRunIsNoError() {
    String id = scene.shell("true");
    scene.engine.kill(id, "SIGTERM");
    scene.engine.stop(id, null);

    assertThat(Objects.requireNonNull(scene.engine.container(id)).state().running()).isFalse();
  }
}
