package compose.orchestrator.engine.docker;

import static org.assertj.core.api.Assertions.assertThat;

import compose.orchestrator.engine.ContainerRequest;
import compose.orchestrator.engine.EndpointRequest;
import compose.orchestrator.engine.UnmetRequirement;
import compose.orchestrator.model.NetworkAttachment;
import compose.orchestrator.model.Service;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Each attribute that not all engines know is named where it stands, and only below its version.
 */
class EngineRequirementsTest {

  private static Stream<Arguments> attributes() {
    return Stream.of(
        Arguments.of(43, "annotations", Map.of("annotations", Map.of("a", "b"))),
        Arguments.of(
            44,
            "healthcheck.start_interval",
            Map.of("healthcheck", Map.of("test", List.of("CMD", "true"), "start_interval", "1s"))),
        Arguments.of(
            44,
            "volumes.1.bind.recursive",
            mounts(
                Map.of("type", "bind", "source", "/a", "bind", Map.of("recursive", "readonly")))),
        Arguments.of(
            45,
            "volumes.1.volume.subpath",
            mounts(Map.of("type", "volume", "source", "a", "volume", Map.of("subpath", "b")))),
        Arguments.of(48, "volumes.1.type", mounts(Map.of("type", "image", "source", "busybox"))),
        Arguments.of(44, "networks.b.mac_address", networks(Map.of("mac_address", "06:00:00:0:1"))),
        Arguments.of(48, "networks.b.gw_priority", networks(Map.of("gw_priority", 1))),
        Arguments.of(49, "networks.b.interface_name", networks(Map.of("interface_name", "eth9"))));
  }

  private static Map<String, Object> mounts(Map<String, Object> second) {
    return Map.of("volumes", List.of(Map.of("type", "volume", "target", "/first"), second));
  }

  private static Map<String, Object> networks(Map<String, Object> second) {
    return Map.of("networks", new TreeMap<>(Map.of("a", Map.of(), "b", second)));
  }

  @ParameterizedTest
  @MethodSource("attributes")
  void whatAnOldEngineDoesNotKnowIsNamedWhereItStands(
      int minor, String path, Map<String, Object> attributes) {
    ContainerRequest request = request(Scene.decode(attributes));

    assertThat(EngineRequirements.unmet(request, new ApiVersion(1, minor))).isEmpty();
    assertThat(EngineRequirements.unmet(request, new ApiVersion(1, minor - 1)))
        .containsExactly(
            new UnmetRequirement(
                List.of(path.split("\\.")),
                EngineRequirementsTest.engine(minor),
                "1." + minor,
                "1." + (minor - 1),
                !path.equals("annotations")));
  }

  private static String engine(int minor) {
    return switch (minor) {
      case 43 -> "24.0";
      case 44 -> "25.0";
      case 45 -> "26.0";
      case 48 -> "28.0";
      default -> "28.1";
    };
  }

  private static ContainerRequest request(Service service) {
    Map<String, EndpointRequest> endpoints = new LinkedHashMap<>();
    for (Map.Entry<String, NetworkAttachment> network :
        service.networking().networks().entrySet()) {
      endpoints.put(
          "project_" + network.getKey(),
          new EndpointRequest(network.getValue(), List.of("web"), List.of()));
    }
    return new ContainerRequest(
        "web", service, "busybox", Map.of(), "none", endpoints, List.of(), List.of(), null, null,
        List.of());
  }
}
