package compose.orchestrator.engine.docker;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import compose.orchestrator.diagnostic.EngineException;
import compose.orchestrator.engine.EngineGateway;
import java.io.IOException;
import java.io.InputStream;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** An engine that says nothing is given up; one that only takes its time is not. */
@Timeout(60)
final class SilenceWatchTest {

  private static final String ALIVE =
      "HTTP/1.1 200 OK\r\nApi-Version: 1.44\r\nContent-Length: 0\r\n\r\n";
  private static final Duration LONGEST = Duration.ofSeconds(2);
  private static final String SILENT = "it has not answered for 2 seconds";

  @TempDir private Path folder;

  private ServerSocketChannel server;
  private EngineAddress address;

  @BeforeEach
  void listen() throws IOException {
    Path socket = folder.resolve("engine.sock");
    server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
    server.bind(UnixDomainSocketAddress.of(socket));
    address = EngineAddress.of("unix://" + socket, "the test", Map.of(), folder);
  }

  @AfterEach
  void end() throws IOException {
    server.close();
  }

  private EngineGateway gateway() {
    var settings = new EngineSettings(Map.of(), folder, InstantSource.system());
    return DockerEngine.connectWatched(address, settings, LONGEST);
  }

  @Test
  void whoWaitsForAnAnswerIsTold() {
    try (EngineGateway gateway = gateway()) {
      assertThatThrownBy(gateway::version)
          .isInstanceOf(EngineException.class)
          .hasMessageContaining(SILENT);
      assertThatThrownBy(gateway::version).hasMessageContaining(SILENT);
    }
  }

  @Test
  void whoWaitsForRoomToWriteIsTold() throws IOException {
    try (var watch = new SilenceWatch(address, LONGEST);
        Wire wire = watch.open()) {
      var block = new byte[1 << 16];
      assertThatThrownBy(
              () -> {
                while (true) {
                  wire.output().write(block, 0, block.length);
                }
              })
          .isInstanceOf(IOException.class)
          .hasMessageContaining(SILENT);
    }
  }

  @Test
  void answerThatTakesLongerIsWaitedForWhereTheEngineIsThere() {
    Thread.ofPlatform().daemon().start(this::serve);
    try (EngineGateway gateway = gateway()) {
      gateway.start("slow");
    }
  }

  private void serve() {
    try {
      while (true) {
        SocketChannel channel = server.accept();
        Thread.ofVirtual().start(() -> answer(channel));
      }
    } catch (IOException _) {
      // The test is over.
    }
  }

  private static void answer(SocketChannel channel) {
    try (channel) {
      InputStream input = Channels.newInputStream(channel);
      var head = new StringBuilder();
      for (int next = input.read(); next >= 0; next = input.read()) {
        head.append((char) next);
        if (head.indexOf("\r\n\r\n") >= 0) {
          long pause = head.indexOf("slow") < 0 ? 0 : 3 * LONGEST.toMillis();
          TimeUnit.MILLISECONDS.sleep(pause);
          channel.write(ByteBuffer.wrap(ALIVE.getBytes(StandardCharsets.US_ASCII)));
          head.setLength(0);
        }
      }
    } catch (IOException _) {
      // The other side is gone.
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }
}
