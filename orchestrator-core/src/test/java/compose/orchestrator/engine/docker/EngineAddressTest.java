package compose.orchestrator.engine.docker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import compose.orchestrator.diagnostic.UsageException;
import compose.orchestrator.engine.docker.EngineAddress.Transport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EngineAddressTest {
  /** What sha256 makes of remote. */
  private static final String REMOTE =
      "b71199ebd070b36beab7317920c2c2f1d777df8d05e5527d8458fda57cb17a7a";

  @TempDir Path home;

  private void context(String text) throws IOException {
    Path meta = home.resolve(".docker/contexts/meta").resolve(REMOTE).resolve("meta.json");
    Files.createDirectories(meta.getParent());
    Files.writeString(meta, text);
  }

  @Test
  void withoutAnyNameItIsTheLocalSocket() {
    EngineAddress address = EngineAddress.resolve(Map.of(), home);

    assertThat(address).hasToString("unix:///var/run/docker.sock");
    assertThat(address.namedBy()).isEqualTo("the default");
  }

  @Test
  void dockerHostStandsAboveContexts() {
    EngineAddress address =
        EngineAddress.resolve(Map.of("DOCKER_HOST", "tcp://h:1", "DOCKER_CONTEXT", "remote"), home);

    assertThat(address).hasToString("tcp://h:1");
    assertThat(address.namedBy()).isEqualTo("DOCKER_HOST");
  }

  @Test
  void theCurrentContextIsRead() throws IOException {
    context(
        "{\"Name\":\"remote\",\"Metadata\":{},\"Endpoints\":{\"docker\":"
            + "{\"Host\":\"tcp://10.0.0.1:2376\",\"SkipTLSVerify\":true}}}");
    Files.writeString(
        home.resolve(".docker/config.json"), "{\"auths\":{},\"currentContext\":\"remote\"}");
    Files.createDirectories(home.resolve(".docker/contexts/tls").resolve(REMOTE).resolve("docker"));
    EngineAddress address = EngineAddress.resolve(Map.of(), home);

    assertThat(address.transport()).isEqualTo(Transport.TLS);
    assertThat(address.verify()).isFalse();
    assertThat(address.certificates()).endsWithRaw(Path.of("tls", REMOTE, "docker"));
    assertThat(address.namedBy()).isEqualTo("the current docker context 'remote'");
  }

  @Test
  void aContextThatIsNotThereIsTold() {
    assertThatThrownBy(() -> EngineAddress.resolve(Map.of("DOCKER_CONTEXT", "remote"), home))
        .isInstanceOf(UsageException.class)
        .hasMessageContaining("the docker context 'remote' (DOCKER_CONTEXT=remote)");
  }

  @ParameterizedTest
  @CsvSource({
    "unix:///run/x.sock,          unix:///run/x.sock",
    "unix://,                     unix:///var/run/docker.sock",
    "tcp://host,                  tcp://host:2375",
    "tcp://:1234,                 tcp://127.0.0.1:1234",
    "tcp://[::1]:99,              tcp://::1:99",
    "host:7,                      tcp://host:7",
    "ssh://me@host,               ssh://me@host",
    "ssh://me@host:22/run/d.sock, ssh://me@host:22/run/d.sock",
  })
  void addressesAreReadAsDockerReadsThem(String text, String expected) {
    assertThat(EngineAddress.of(text, "a test", Map.of(), home)).hasToString(expected);
  }

  @Test
  void tlsIsChosenByTheEnvironment() {
    Map<String, String> environment =
        Map.of("DOCKER_TLS_VERIFY", "1", "DOCKER_CERT_PATH", "/certificates");
    EngineAddress address = EngineAddress.of("tcp://host", "a test", environment, home);

    assertThat(address.transport()).isEqualTo(Transport.TLS);
    assertThat(address.port()).isEqualTo(2376);
    assertThat(address.verify()).isTrue();
    assertThat(address.certificates()).isEqualTo(Path.of("/certificates"));
  }

  @Test
  void whatCannotBeReachedIsRefusedWithWhatCan() {
    assertThatThrownBy(() -> EngineAddress.of("fd://x", "DOCKER_HOST", Map.of(), home))
        .isInstanceOf(UsageException.class)
        .hasMessageContaining("'fd://x' (DOCKER_HOST)");
    assertThatThrownBy(() -> EngineAddress.of("tcp://h:port", "DOCKER_HOST", Map.of(), home))
        .isInstanceOf(UsageException.class)
        .hasMessageContaining("'port'");
  }

  @Test
  void sshConnectionsAreSharedWhereTheUserHasAFolderForThat() throws IOException {
    Path runtime = Files.createDirectory(home.resolve("run"));
    Map<String, String> environment = Map.of("XDG_RUNTIME_DIR", runtime.toString());

    assertThat(ssh(environment)).contains("ControlPath=" + runtime + "/orchestrator-%C");
    assertThat(ssh(Map.of())).doesNotContain("ControlMaster=auto");
    Files.createDirectory(home.resolve(".ssh"));
    assertThat(ssh(Map.of())).contains("ControlPath=" + home + "/.ssh/orchestrator-%C");
    Map<String, String> odd = Map.of("XDG_RUNTIME_DIR", "/a b/%h");
    assertThat(ssh(odd)).contains("ControlPath=" + home + "/.ssh/orchestrator-%C");
  }

  private List<String> ssh(Map<String, String> environment) {
    EngineAddress address =
        EngineAddress.of("ssh://me@host:7/run/d.sock", "a test", environment, home);
    return ProcessWire.command(address, address.sockets() != null);
  }

  @Test
  void theUserAndThePortAreForSshAndTheSocketIsForDocker() {
    assertThat(String.join(" ", ssh(Map.of())))
        .isEqualTo(
            "ssh -l me -p 7 -o ConnectTimeout=30 -T -- host"
                + " docker --host unix:///run/d.sock system dial-stdio");
  }
}
