package compose.orchestrator.engine.docker;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import compose.orchestrator.engine.ContainerRequest;
import compose.orchestrator.engine.EndpointRequest;
import compose.orchestrator.engine.ResolvedMount;
import compose.orchestrator.model.Service;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is sent for a service: case.json becomes expected.json. */
class ContainerBodyTest {
  private static final ObjectMapper JSON =
      new ObjectMapper()
          .setDefaultPropertyInclusion(
              JsonInclude.Value.construct(Include.NON_NULL, Include.NON_NULL))
          .enable(SerializationFeature.INDENT_OUTPUT)
          .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS);

  /** In an order; the service in the first case sets A itself. */
  private static final Map<String, String> PROXIES =
      new TreeMap<>(Map.of("HTTP_PROXY", "http://proxy", "A", "never"));

  /**
   * A case.
   *
   * @param api version of the Engine API
   * @param labels labels of the container
   * @param service as in the canonical tree
   */
  private record Case(String api, Map<String, String> labels, Map<String, Object> service) {}

  @ParameterizedTest
  @ValueSource(strings = {"wide", "devices"})
  void aServiceBecomesTheRequestThatDockerComposeSends(String name) throws IOException {
    Path files = Path.of("src/test/resources/engine/create", name);
    Case input = JSON.readValue(files.resolve("case.json").toFile(), Case.class);
    String made = sent(input);
    if (Boolean.getBoolean("golden.update")) {
      Files.writeString(files.resolve("expected.json"), made);
    }
    assertThat(made).isEqualTo(Files.readString(files.resolve("expected.json")));
  }

  private static String sent(Case input) throws IOException {
    ApiVersion version = Objects.requireNonNull(ApiVersion.parse(input.api()));
    ContainerRequest request = request(input);
    assertThat(EngineRequirements.unmet(request, version)).isEmpty();
    EngineCall call = new ContainerCreation(version, PROXIES).call(request);

    assertThat(call.path()).startsWith("/containers/create?name=project-web-1");
    var bytes = new ByteArrayOutputStream();
    call.body().content().writeTo(bytes);
    var body = JSON.readValue(bytes.toByteArray(), new TypeReference<Map<String, Object>>() {});
    return JSON.writeValueAsString(body) + "\n";
  }

  private static ContainerRequest request(Case input) {
    Service service = Scene.decode(input.service());
    Map<String, EndpointRequest> endpoints = new LinkedHashMap<>();
    List<String> keys = new ArrayList<>(service.networking().networks().keySet());
    keys.sort((a, b) -> b.compareTo(a));
    for (String key : keys) {
      endpoints.put(
          "project_" + key,
          new EndpointRequest(
              Objects.requireNonNull(service.networking().networks().get(key)),
              List.of("project-web-1", "web"),
              List.of()));
    }
    List<ResolvedMount> mounts = new ArrayList<>();
    service
        .storage()
        .volumes()
        .forEach(mount -> mounts.add(new ResolvedMount(mount, mount.source())));
    return new ContainerRequest(
        "project-web-1",
        service,
        "busybox",
        input.labels(),
        keys.isEmpty() ? "none" : "project_" + keys.getFirst(),
        endpoints,
        mounts,
        List.of("parent:ro"),
        service.isolation().pid(),
        service.isolation().ipc(),
        List.of("other:alias"));
  }
}
