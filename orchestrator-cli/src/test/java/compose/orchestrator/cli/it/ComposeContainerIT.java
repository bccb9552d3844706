package compose.orchestrator.cli.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.testcontainers.containers.ComposeContainer;
import org.testcontainers.containers.ContainerState;
import org.testcontainers.containers.wait.strategy.Wait;

/**
 * Testcontainers starts services with the docker compose that it finds, which is this tool: the
 * plugin in a configuration folder that only its call of docker sees.
 */
@Tag("long")
final class ComposeContainerIT {

  private static final TestProject PROJECT =
      new TestProject(
          """
          services:
            store: {image: "redis:7", ports: ["6379"]}
            talk: {image: busybox, init: true, command: sh -c "echo spoken; sleep 1000"}
          """);

  private static final Path CONFIGURATION = PROJECT.folder.resolve("docker");

  @BeforeAll
  static void install() throws IOException {
    Path plugin = CONFIGURATION.resolve("cli-plugins/docker-compose");
    Files.createDirectories(plugin.getParent());
    Files.createSymbolicLink(plugin, Path.of(Shell.orchestratorCommand().getFirst()));
    // Its own wish is newer than the oldest engine that this tool serves.
    System.setProperty("api.version", "1.41");
  }

  @AfterAll
  static void close() {
    System.clearProperty("api.version");
    PROJECT.close();
  }

  @Test
  void servicesStartAnswerAndAreGoneAfterwards() throws IOException {
    var lines = new CopyOnWriteArrayList<String>();
    String prefix = PROJECT.name.replaceAll("[^a-z0-9]", "");
    var containers =
        new ComposeContainer(prefix, PROJECT.folder.resolve("compose.yaml").toFile())
            .withEnv("DOCKER_CONFIG", CONFIGURATION.toString())
            .withPull(false)
            .waitingFor("store", Wait.forLogMessage(".*Ready to accept connections.*", 1))
            .withLogConsumer("talk", frame -> lines.add(frame.getUtf8StringWithoutLineEnding()));
    containers.start();
    try {
      ContainerState store = containers.getContainerByServiceName("store").orElseThrow();
      assertThat(store.isRunning()).isTrue();
      assertThat(answer(store.getContainerId())).isEqualTo("+PONG\r\n");
      String labels =
          PROJECT.shell.dockerText("inspect", "-f", "{{.Config.Labels}}", store.getContainerId());
      assertThat(labels).contains("compose.orchestrator.");
      assertThat(lines).contains("spoken");
    } finally {
      containers.stop();
    }
    assertThat(PROJECT.shell.dockerText("ps", "-aq", "--filter", "name=^" + prefix)).isEmpty();
  }

  /** Testcontainers' own way to a port is a container of an image that only a registry has. */
  private static String answer(String container) throws IOException {
    String address =
        PROJECT.shell.dockerText("port", container, "6379").lines().toList().getFirst();
    int port = Integer.parseInt(address.substring(address.lastIndexOf(':') + 1));
    try (var socket = new Socket(InetAddress.getLoopbackAddress(), port);
        InputStream input = socket.getInputStream()) {
      socket.getOutputStream().write("PING\r\n".getBytes(StandardCharsets.US_ASCII));
      return new String(input.readNBytes(7), StandardCharsets.US_ASCII);
    }
  }
}
