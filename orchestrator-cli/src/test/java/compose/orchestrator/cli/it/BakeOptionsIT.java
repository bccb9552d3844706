package compose.orchestrator.cli.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What builds ask of BuildKit: given, or refused with the reason, as docker compose's are. */
@Tag("long")
final class BakeOptionsIT {

  private static final TestProject PROJECT =
      new TestProject(
          """
          services:
            agent: {build: {target: agent, ssh: [default]}}
            key: {build: {target: key, ssh: ["mine=./key"]}}
            no-key: {build: {target: key, ssh: ["mine=./none"]}}
            flag: {build: {target: agent}}
            local-cache: {build: {target: said, cache_from: ["type=local,src=./cache"], cache_to: ["type=local,dest=./cache"]}}
            no-cache: {build: {target: said, cache_from: ["type=local,src=./none"]}}
            inline-cache: {build: {target: said, cache_to: ["type=inline"]}}
            variable: {build: {target: secret, secrets: [variable]}}
            unset: {build: {target: secret, secrets: [{source: unset, target: variable}]}}
            file: {build: {target: secret, secrets: [{source: file, target: variable}]}}
            no-file: {build: {target: secret, secrets: [{source: none, target: variable}]}}
            platform: {build: {target: said, platforms: [linux/amd64]}}
            platforms: {build: {target: said, platforms: [linux/amd64, linux/arm64]}}
            provenance: {build: {target: said, provenance: mode=max}}
            sbom: {build: {target: said, sbom: true}}
            host-network: {build: {target: said, network: host}}
            right: {build: {target: said, entitlements: [network.host]}}
            privileged: {build: {target: said, privileged: true}}
            no-right: {build: {target: said, entitlements: [no.such]}}
            hosts: {build: {target: hosts, extra_hosts: ["some.example=10.0.0.1"]}}
          secrets:
            variable: {environment: VARIABLE}
            unset: {environment: UNSET}
            file: {file: ./secret}
            none: {file: ./none}
          """
              .replace("build: {", "build: {context: ., "));

  private static Shell shell = PROJECT.shell;
  private static String agent = "";

  @BeforeAll
  static void write() throws IOException {
    PROJECT.write("secret", "of a file");
    PROJECT.write(
        "Dockerfile",
        """
        FROM busybox AS agent
        RUN --mount=type=ssh,required=true test -S "$SSH_AUTH_SOCK" && stat -c %a "$SSH_AUTH_SOCK"
        FROM busybox AS key
        RUN --mount=type=ssh,id=mine,required=true test -S "$SSH_AUTH_SOCK"
        FROM busybox AS secret
        RUN --mount=type=secret,id=variable,required=true cat /run/secrets/variable > /said
        FROM busybox AS hosts
        RUN grep some.example /etc/hosts
        FROM busybox AS said
        RUN echo said > /said
        """);
    shell = PROJECT.with(Map.of("DOCKER_CONFIG", Plugins.configuration(PROJECT)));
    startAgent();
    shell = shell.with(Map.of("SSH_AUTH_SOCK", PROJECT.folder + "/agent", "VARIABLE", "a value"));
    shell.run(Shell.command("ssh-add", "key")).succeeded();
  }

  /** One with a key that nobody else knows. It goes into the background by itself. */
  private static void startAgent() {
    Shell.Result key =
        shell.run(Shell.command("ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", "key"));
    assumeThat(key.exit()).as(key.err()).isZero();
    Shell.Result started = shell.run(Shell.command("ssh-agent", "-a", PROJECT.folder + "/agent"));
    agent = started.succeeded().out().replaceAll("(?s).*SSH_AGENT_PID=([0-9]+);.*", "$1");
  }

  @AfterAll
  static void close() {
    if (!agent.isEmpty()) {
      ProcessHandle.of(Long.parseLong(agent)).ifPresent(ProcessHandle::destroy);
    }
    String images = shell.dockerText("images", "-q", PROJECT.name + "-*");
    images.lines().distinct().forEach(image -> shell.docker("image", "rm", "-f", image));
    PROJECT.close();
  }

  /**
   * Where docker compose fails, here it fails, too, and both say why. Which of them an engine can
   * do is its own matter.
   */
  @ParameterizedTest
  @CsvSource({
    "agent,",
    "key,",
    "no-key,       no such file or directory",
    "local-cache,  Cache export is not supported for the docker driver",
    "no-cache,",
    "inline-cache,",
    "variable,",
    "unset,",
    "file,",
    "no-file,      no such file or directory",
    "platform,",
    "platforms,   Multi-platform build is not supported for the docker driver",
    "provenance,  Attestation is not supported for the docker driver",
    "sbom,        Attestation is not supported for the docker driver",
    "host-network,",
    "right,",
    "privileged,  granting entitlement security.insecure is not allowed",
    "no-right,     unknown entitlement",
    "hosts,",
  })
  void isGivenOrRefusedAsByDockerCompose(String service, String reason) {
    Shell.Result theirs = shell.docker("compose", "build", service);
    Shell.Result ours = shell.orchestrator("build", service);

    assertThat(ours.exit()).as("%s%n%s", ours, theirs).isEqualTo(theirs.exit());
    if (reason == null) {
      ours.succeeded();
    } else if (ours.exit() != 0) {
      assertThat(ours.err()).contains(reason);
      assertThat(theirs.out() + theirs.err()).contains(reason);
    }
  }

  @Test
  void sshIsGivenToWhomTheCommandNames() {
    assertThat(shell.orchestrator("build", "--no-cache", "flag").exit()).isEqualTo(1);
    for (String ssh : List.of("default", "default=./key")) {
      shell.orchestrator("build", "--no-cache", "--ssh", ssh, "flag").succeeded();
    }
    Shell nobody = shell.with(Map.of("SSH_AUTH_SOCK", ""));
    Shell.Result without = nobody.orchestrator("build", "--no-cache", "agent");
    assertThat(without.exit()).isEqualTo(1);
    assertThat(without.err()).contains("SSH_AUTH_SOCK");
  }

  @Test
  void attestationsOfTheCommandAreAskedForLikewise() {
    for (String flag : List.of("--provenance=true", "--provenance=mode=min")) {
      Shell.Result theirs = shell.docker("compose", "build", flag, "hosts");
      Shell.Result ours = shell.orchestrator("build", flag, "hosts");
      assertThat(ours.exit()).as("%s%n%s", ours, theirs).isEqualTo(theirs.exit());
    }
  }

  @Test
  void secretsStayOutOfTheImageUnlessTheDockerfilePutsThemThere() {
    for (var said : Map.of("variable", "a value", "file", "of a file").entrySet()) {
      shell.orchestrator("build", "--no-cache", said.getKey()).succeeded();
      String image = PROJECT.name + "-" + said.getKey();
      assertThat(shell.dockerText("run", "--rm", image, "cat", "/said")).isEqualTo(said.getValue());
      assertThat(shell.dockerText("history", "--no-trunc", image)).doesNotContain(said.getValue());
      assertThat(shell.docker("run", "--rm", image, "cat", "/run/secrets/variable").exit())
          .isNotZero();
    }
  }

  @Test
  void localCachesAreReadAndWrittenWhereTheCommandRuns() {
    Shell.Result build = shell.orchestrator("build", "local-cache");
    assumeThat(build.exit()).as("the engine's builder writes caches").isZero();
    assertThat(Files.exists(PROJECT.folder.resolve(Path.of("cache", "index.json")))).isTrue();
    assertThat(shell.orchestrator("build", "local-cache").succeeded().out())
        .contains("importing cache manifest from local");
  }
}
