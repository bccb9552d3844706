package compose.orchestrator.execution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import compose.orchestrator.Orchestrator;
import compose.orchestrator.diagnostic.EngineException;
import compose.orchestrator.engine.ContainerDetails;
import compose.orchestrator.engine.Endpoint;
import compose.orchestrator.engine.EngineGateway;
import compose.orchestrator.model.Project;
import compose.orchestrator.state.ObservedState;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** A network that differs is made anew on the real Engine, and its containers come back to it. */
final class NetworkReplacementIT {

  private static String file(String driverOption, String other) {
    return """
    services:
      db:
        image: busybox
        init: true
        command: sleep 1000
        networks:
          back:
            aliases: [store, db.internal]
            ipv4_address: 10.213.7.9
      web:
        image: busybox
        init: true
        command: sleep 1000
        depends_on: [db]
        mac_address: 02:42:ac:11:65:43
        ports: ["127.0.0.1:23591:80"]
        networks:
          back: {priority: 5}
          front: {priority: 9}
      other: {image: busybox, init: true, command: sleep 1000, networks: [%s]}
    networks:
      front: {}
      aside: {}
      back:
        driver_opts: {com.docker.network.driver.mtu: "%s"}
        ipam: {config: [{subnet: 10.213.7.0/24}]}
    """
        .formatted(other, driverOption);
  }

  @Test
  void containersStayAndKeepNamesAndAddresses() throws IOException {
    Project before = EngineProjects.project("networks-it", file("1400", "aside"));
    Project after = EngineProjects.project("networks-it", file("1300", "aside"));
    try (EngineGateway engine = EngineProjects.engine()) {
      var orchestrator = new Orchestrator(engine);
      try {
        assertThat(orchestrator.perform(before, EngineProjects.UP, event -> {}).failures())
            .isEmpty();
        Map<String, ContainerDetails> first = byService(orchestrator.observe(before));
        assertThat(orchestrator.perform(after, EngineProjects.UP, event -> {}).failures())
            .isEmpty();
        ObservedState state = orchestrator.observe(after);
        Map<String, ContainerDetails> then = byService(state);
        assertThat(Objects.requireNonNull(state.networks().get("networks-it_back")).options())
            .containsEntry("com.docker.network.driver.mtu", "1300");
        for (String service : List.of("db", "web", "other")) {
          assertThat(get(then, service).id()).isEqualTo(get(first, service).id());
          assertThat(get(then, service).state().running()).as(service).isTrue();
        }
        assertThat(get(then, "other").state().startedAt())
            .isEqualTo(get(first, "other").state().startedAt());
        assertThat(endpoint(then, "db").aliases()).contains("store", "db.internal", "db");
        assertThat(endpoint(then, "db").ipAddress()).isEqualTo("10.213.7.9");
        assertThat(get(then, "web").networks().keySet())
            .isEqualTo(get(first, "web").networks().keySet());
        assertThat(front(then).macAddress()).isEqualTo(front(first).macAddress());
        assertThat(get(then, "web").publishedPorts())
            .isEqualTo(get(first, "web").publishedPorts())
            .isNotEmpty();
        assertThat(orchestrator.plan(after, EngineProjects.UP).nodes()).isEmpty();
      } finally {
        orchestrator.perform(after, EngineProjects.DOWN, event -> {});
      }
    }
  }

  @Test
  void networkThatAnotherProjectIsOnIsLeftAloneBeforeAnythingStops() throws IOException {
    Project before = EngineProjects.project("networks-two-it", file("1400", "aside"));
    Project after = EngineProjects.project("networks-two-it", file("1300", "aside"));
    Project guest =
        EngineProjects.project(
            "networks-guest-it",
            """
            services:
              guest: {image: busybox, init: true, command: sleep 1000, networks: [theirs]}
            networks: {theirs: {external: true, name: networks-two-it_back}}
            """);
    try (EngineGateway engine = EngineProjects.engine()) {
      var orchestrator = new Orchestrator(engine);
      try {
        orchestrator.perform(before, EngineProjects.UP, event -> {});
        orchestrator.perform(guest, EngineProjects.UP, event -> {});
        List<String> starts = starts(orchestrator.observe(before));
        assertThatThrownBy(() -> orchestrator.perform(after, EngineProjects.UP, event -> {}))
            .isInstanceOf(EngineException.class)
            .hasMessageContaining("networks-two-it_back")
            .hasMessageContaining("networks-guest-it-guest-1");
        assertThat(starts(orchestrator.observe(before))).isEqualTo(starts);
      } finally {
        orchestrator.perform(guest, EngineProjects.DOWN, event -> {});
        orchestrator.perform(after, EngineProjects.DOWN, event -> {});
      }
    }
  }

  private static List<String> starts(ObservedState state) {
    return state.containers().stream().map(c -> c.id() + c.state().startedAt()).toList();
  }

  private static Map<String, ContainerDetails> byService(ObservedState state) {
    var found = new TreeMap<String, ContainerDetails>();
    state.containers().forEach(c -> found.put(c.label("com.docker.compose.service") + "", c));
    return found;
  }

  private static ContainerDetails get(Map<String, ContainerDetails> containers, String service) {
    return Objects.requireNonNull(containers.get(service));
  }

  private static Endpoint endpoint(Map<String, ContainerDetails> containers, String service) {
    return Objects.requireNonNull(get(containers, service).networks().get("networks-it_back"));
  }

  private static Endpoint front(Map<String, ContainerDetails> containers) {
    return Objects.requireNonNull(get(containers, "web").networks().get("networks-it_front"));
  }
}
