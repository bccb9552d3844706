package compose.orchestrator.engine.docker;

import static org.assertj.core.api.Assertions.assertThat;

import compose.orchestrator.engine.ContainerDetails;
import compose.orchestrator.engine.Endpoint;
import compose.orchestrator.engine.EndpointRequest;
import compose.orchestrator.engine.HostBinding;
import compose.orchestrator.engine.MountPoint;
import compose.orchestrator.engine.ResolvedMount;
import compose.orchestrator.model.Mount;
import compose.orchestrator.model.Service;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ContainerCreationIT {
  private final Scene scene = new Scene();

  @AfterEach
  void leaveNothing() {
    scene.close();
  }

  private ContainerDetails inspect(String id) {
    return Objects.requireNonNull(scene.engine.container(id));
  }

  @Test
  void whatTheFileSaysOfTheProcessIsInForce() {
    Service service =
        scene.service(
            Map.ofEntries(
                Map.entry("command", List.of("-c", "sleep 300")),
                Map.entry("entrypoint", List.of("/bin/sh")),
                Map.entry("environment", Map.of("A", "1")),
                Map.entry("user", "1:2"),
                Map.entry("working_dir", "/tmp"),
                Map.entry("stdin_open", true),
                Map.entry("tty", true),
                Map.entry("init", true),
                Map.entry("group_add", List.of("3")),
                Map.entry("stop_signal", "SIGINT"),
                Map.entry("stop_grace_period", "5s"),
                Map.entry("hostname", "hh"),
                Map.entry("domainname", "dd")));
    ContainerDetails made = inspect(scene.engine.createContainer(scene.request(service)));

    assertThat(made.name()).isEqualTo(scene.name);
    assertThat(made.command()).containsExactly("-c", "sleep 300");
    assertThat(made.entrypoint()).containsExactly("/bin/sh");
    assertThat(made.environment()).contains("A=1");
    assertThat(made.user()).isEqualTo("1:2");
    assertThat(made.workingDir()).isEqualTo("/tmp");
    assertThat(made.stdinOpen()).isTrue();
    assertThat(made.tty()).isTrue();
    assertThat(made.host().init()).isTrue();
    assertThat(made.host().groupAdd()).containsExactly("3");
    assertThat(made.stopSignal()).isEqualTo("SIGINT");
    assertThat(made.stopTimeout()).isEqualTo(5);
    assertThat(made.hostname()).isEqualTo("hh");
    assertThat(made.domainname()).isEqualTo("dd");
    assertThat(made.labels()).containsEntry(Scene.LABEL, scene.name);
    assertThat(made.state().status()).isEqualTo("created");
  }

  @Test
  void limitsAndRightsAreInForce() {
    Map<String, Object> limits = Map.of("cpus", 0.25, "memory", 67108864, "pids", 50);
    Service service =
        scene.service(
            Map.ofEntries(
                Map.entry("cpu_shares", 512),
                Map.entry("cpuset", "0"),
                Map.entry("mem_reservation", 33554432),
                Map.entry("memswap_limit", 134217728),
                Map.entry("shm_size", 16777216),
                Map.entry("cap_add", List.of("NET_ADMIN", "CAP_SYS_PTRACE")),
                Map.entry("cap_drop", List.of("ALL")),
                Map.entry("security_opt", List.of("no-new-privileges:true")),
                Map.entry("read_only", true),
                Map.entry("sysctls", Map.of("net.core.somaxconn", "1024")),
                Map.entry("ulimits", Map.of("nproc", 500)),
                Map.entry("ipc", "shareable"),
                Map.entry("extra_hosts", List.of("h1=1.2.3.4", "h2=::1")),
                Map.entry("dns", List.of("1.1.1.1")),
                Map.entry("dns_search", List.of("ex.org")),
                Map.entry("dns_opt", List.of("use-vc")),
                Map.entry("logging", Map.of("driver", "local", "options", Map.of("max-file", "2"))),
                Map.entry(
                    "deploy",
                    Map.of(
                        "resources", Map.of("limits", limits),
                        "restart_policy", Map.of("condition", "on-failure", "max_attempts", 7)))));
    ContainerDetails made = inspect(scene.engine.createContainer(scene.request(service)));

    assertThat(made.host().limits().nanoCpus()).isEqualTo(250_000_000);
    assertThat(made.host().limits().memory()).isEqualTo(67108864);
    assertThat(made.host().limits().memoryReservation()).isEqualTo(33554432);
    assertThat(made.host().limits().memorySwap()).isEqualTo(134217728);
    assertThat(made.host().limits().pidsLimit()).isEqualTo(50);
    assertThat(made.host().limits().cpuShares()).isEqualTo(512);
    assertThat(made.host().limits().cpuset()).isEqualTo("0");
    assertThat(made.host().storage().shmSize()).isEqualTo(16777216);
    assertThat(made.host().rights().capAdd()).containsExactly("CAP_NET_ADMIN", "CAP_SYS_PTRACE");
    assertThat(made.host().rights().capDrop()).containsExactly("ALL");
    assertThat(made.host().rights().securityOptions()).containsExactly("no-new-privileges:true");
    assertThat(made.host().rights().readOnly()).isTrue();
    assertThat(made.host().rights().sysctls()).containsEntry("net.core.somaxconn", "1024");
    assertThat(made.host().namespaces().ipc()).isEqualTo("shareable");
    assertThat(made.host().names().extraHosts()).containsExactly("h1:1.2.3.4", "h2:::1");
    assertThat(made.host().names().dns()).containsExactly("1.1.1.1");
    assertThat(made.host().names().dnsSearch()).containsExactly("ex.org");
    assertThat(made.host().names().dnsOptions()).containsExactly("use-vc");
    assertThat(made.host().logging().driver()).isEqualTo("local");
    assertThat(made.host().restartPolicy()).isEqualTo("on-failure:7");
  }

  @Test
  void mountsTakeTheOlderFormOnlyWhereItSaysEverything(@TempDir Path folder) {
    String volume = scene.volume("data", Map.of());
    List<Map<String, Object>> volumes =
        List.of(
            Map.of("type", "bind", "source", folder + "/new", "target", "/new", "read_only", true),
            Map.of("type", "volume", "source", "data", "target", "/data"),
            Map.of(
                "type",
                "volume",
                "source",
                "data",
                "target",
                "/bare",
                "volume",
                Map.of("nocopy", true)),
            Map.of("type", "volume", "target", "/anonymous"),
            Map.of("type", "tmpfs", "target", "/memory", "tmpfs", Map.of("size", 1048576)),
            Map.of(
                "type",
                "bind",
                "source",
                folder.toString(),
                "target",
                "/slave",
                "bind",
                Map.of("propagation", "rslave")));
    Service service =
        scene.service(Map.of("volumes", volumes, "tmpfs", List.of("/run", "/foo:size=1m")));
    List<ResolvedMount> mounts = new ArrayList<>();
    for (Mount mount : service.storage().volumes()) {
      String source = "data".equals(mount.source()) ? volume : mount.source();
      mounts.add(new ResolvedMount(mount, source));
    }
    ContainerDetails made =
        inspect(scene.engine.createContainer(scene.request(service, Map.of(), mounts)));

    assertThat(made.host().storage().binds())
        .containsExactly(folder + "/new:/new:ro", volume + ":/data:rw");
    assertThat(made.mounts())
        .extracting(MountPoint::destination)
        .contains("/new", "/data", "/bare", "/anonymous", "/slave");
    assertThat(made.mounts())
        .filteredOn(mount -> mount.destination().equals("/slave"))
        .extracting(MountPoint::propagation)
        .containsExactly("rslave");
  }

  @Test
  void aContainerJoinsAllItsNetworksWithTheirSettings() {
    Map<String, Object> pool =
        Map.of(
            "subnet", "10.213.77.0/24",
            "ip_range", "10.213.77.0/25",
            "gateway", "10.213.77.1",
            "aux_addresses", Map.of("h", "10.213.77.7"));
    scene.network("front", Map.of("ipam", Map.of("config", List.of(pool))));
    scene.network("back", Map.of("internal", true, "driver_opts", Map.of("a", "b")));
    String front = scene.name + "_front";
    String back = scene.name + "_back";
    Service service =
        scene.service(
            Map.of(
                "command",
                List.of("sleep", "60"),
                "mac_address",
                "02:42:ac:11:65:43",
                "networks",
                Map.of(
                    "front", Map.of("ipv4_address", "10.213.77.9"),
                    "back", Map.of("link_local_ips", List.of("169.254.1.2")))));
    var attachments = service.networking().networks();
    Map<String, EndpointRequest> endpoints = new LinkedHashMap<>();
    endpoints.put(
        front, new EndpointRequest(attachments.get("front"), List.of("web", "w2"), List.of()));
    endpoints.put(back, new EndpointRequest(attachments.get("back"), List.of("web"), List.of()));
    String id = scene.engine.createContainer(scene.request(service, endpoints, List.of()));
    scene.engine.start(id);
    ContainerDetails made = inspect(id);

    assertThat(made.host().networkMode()).isEqualTo(front);
    assertThat(made.networks()).containsOnlyKeys(front, back);
    Endpoint onFront = Objects.requireNonNull(made.networks().get(front));
    assertThat(onFront.ipAddress()).isEqualTo("10.213.77.9");
    assertThat(onFront.requestedIpv4()).isEqualTo("10.213.77.9");
    assertThat(onFront.macAddress()).isEqualTo("02:42:ac:11:65:43");
    assertThat(onFront.aliases()).contains("web", "w2");
    assertThat(scene.engine.networks())
        .filteredOn(network -> network.name().equals(back))
        .allSatisfy(network -> {
          assertThat(network.internal()).isTrue();
          assertThat(network.options()).containsEntry("a", "b");
          assertThat(network.labels()).isEqualTo(scene.labels());
        })
        .hasSize(1);
    scene.engine.removeContainer(id, true, true);
  }

  @Test
  void portsAreExposedAndPublished() {
    Service service =
        scene.service(
            Map.of(
                "expose", List.of("81", "82/udp", "85-86"),
                "ports",
                    List.of(
                        Map.of("target", 80, "published", "0", "protocol", "tcp"),
                        Map.of("target", 91, "host_ip", "127.0.0.1", "protocol", "udp"))));
    scene.network("ports", Map.of());
    Map<String, EndpointRequest> endpoints =
        Map.of(scene.name + "_ports", new EndpointRequest(null, List.of("web"), List.of()));
    ContainerDetails made =
        inspect(scene.engine.createContainer(scene.request(service, endpoints, List.of())));

    assertThat(made.exposedPorts())
        .containsExactlyInAnyOrder("80/tcp", "81/tcp", "82/udp", "85/tcp", "86/tcp", "91/udp");
    assertThat(made.host().portBindings())
        .containsEntry("80/tcp", List.of(new HostBinding("", "0")))
        .containsEntry("91/udp", List.of(new HostBinding("127.0.0.1", "")));
  }

  @Test
  void aHealthCheckIsInForceOrSwitchedOff() {
    Map<String, Object> check =
        Map.of(
            "test", List.of("CMD-SHELL", "exit 0"),
            "interval", "5s",
            "timeout", "1m30s",
            "retries", 4,
            "start_period", "500ms");
    ContainerDetails made =
        inspect(
            scene.engine.createContainer(
                scene.request(scene.service(Map.of("healthcheck", check)))));
    var inForce = Objects.requireNonNull(made.healthCheck());

    assertThat(inForce.test()).containsExactly("CMD-SHELL", "exit 0");
    assertThat(inForce.interval()).hasSeconds(5);
    assertThat(inForce.timeout()).hasSeconds(90);
    assertThat(inForce.retries()).isEqualTo(4);
    assertThat(inForce.startPeriod()).hasMillis(500);
    scene.engine.removeContainer(made.id(), true, true);

    Service without = scene.service(Map.of("healthcheck", Map.of("disable", true)));
    ContainerDetails other = inspect(scene.engine.createContainer(scene.request(without)));
    assertThat(Objects.requireNonNull(other.healthCheck()).disable()).isTrue();
  }
}
