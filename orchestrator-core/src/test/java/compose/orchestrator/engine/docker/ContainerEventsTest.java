package compose.orchestrator.engine.docker;

import static org.assertj.core.api.Assertions.assertThat;

import compose.orchestrator.engine.ContainerEvent;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ContainerEventsTest {
  private static final String START =
      "{\"Type\":\"container\",\"Action\":\"start\",\"Actor\":{\"ID\":\"c1\",\"Attributes\":"
          + "{\"name\":\"web\"}},\"time\":1,\"timeNano\":1000000002}\n";

  private final BlockingQueue<ContainerEvent> heard = new LinkedBlockingQueue<>();
  @TempDir Path folder;

  private static String stream(String... chunks) {
    var answer = new StringBuilder("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n");
    for (String chunk : chunks) {
      answer
          .append(Integer.toHexString(chunk.length()))
          .append("\r\n")
          .append(chunk)
          .append("\r\n");
    }
    return answer.toString();
  }

  @Test
  void anEngineThatGoesAwayIsTheLastEvent() throws IOException, InterruptedException {
    try (var engine = new ScriptedEngine(folder, stream(START), ScriptedEngine.HANG_UP);
        var transport = engine.transport(Map.of())) {
      var events = new ContainerEvents(transport, InstantSource.fixed(Instant.ofEpochSecond(7)));
      try (var _ = events.subscribe(List.of("a=b"), heard::add)) {
        assertThat(heard.poll(5, TimeUnit.SECONDS))
            .isEqualTo(new ContainerEvent("start", "c1", Map.of("name", "web"), 1_000_000_002));
        assertThat(heard.poll(5, TimeUnit.SECONDS)).isEqualTo(ContainerEvent.engineLost());
      }
      assertThat(engine.heads.getFirst())
          .startsWith("GET /events?filters=%7B%22type%22:%5B%22container%22%5D%2C%22label%22:")
          .contains("&since=7.000000000 ");
    }
  }

  @Test
  void closingIsNoLoss() throws IOException, InterruptedException {
    try (var engine = new ScriptedEngine(folder, stream(START));
        var transport = engine.transport(Map.of())) {
      var events = new ContainerEvents(transport, InstantSource.system());
      try (var _ = events.subscribe(List.of(), heard::add)) {
        assertThat(heard.poll(5, TimeUnit.SECONDS)).isNotNull();
      }
      assertThat(heard.poll(300, TimeUnit.MILLISECONDS)).isNull();
    }
  }
}
