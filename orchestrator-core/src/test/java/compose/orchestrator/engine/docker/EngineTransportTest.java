package compose.orchestrator.engine.docker;

import static compose.orchestrator.engine.docker.ScriptedEngine.HANG_UP;
import static compose.orchestrator.engine.docker.ScriptedEngine.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import compose.orchestrator.diagnostic.EngineException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EngineTransportTest {
  private static final EngineCalls.Document<List<String>> TEXTS = JsonReader::texts;

  @TempDir Path folder;

  @Test
  void theFirstRequestHasNoVersionAndLaterOnesTheOlderOfTheTwo() throws IOException {
    try (var engine = new ScriptedEngine(folder, json(200, "[]"), json(200, "[]"));
        var transport = engine.transport(Map.of())) {
      var calls = new EngineCalls(transport);
      calls.read(EngineCall.get("/networks"), TEXTS);
      calls.read(EngineCall.get("/networks"), TEXTS);

      assertThat(engine.heads.get(0)).startsWith("GET /networks HTTP/1.1\r\n");
      assertThat(engine.heads.get(1)).startsWith("GET /v1.44/networks HTTP/1.1\r\n");
      assertThat(engine.connections()).isEqualTo(1);
    }
  }

  @Test
  void aVersionOfTheUserIsUsedWhateverTheEngineSpeaks() throws IOException {
    try (var engine = new ScriptedEngine(folder, json(200, "[]"), json(200, "[]"));
        var transport = engine.transport(Map.of("DOCKER_API_VERSION", "1.30"))) {
      new EngineCalls(transport).read(EngineCall.get("/a"), TEXTS);
      new EngineCalls(transport).read(EngineCall.get("/b"), TEXTS);

      assertThat(engine.heads).allMatch(head -> head.startsWith("GET /v1.30/"));
      assertThat(transport.apiVersion()).hasToString("1.30");
    }
  }

  @Test
  void answersInChunksAreReadAndTheConnectionIsUsedAgain() throws IOException {
    String chunks = String.join("\r\n", "5;x=y", "[\"a\",", "4", "\"bc\"", "1", "]", "0", "T: t");
    String chunked = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n" + chunks + "\r\n\r\n";
    try (var engine = new ScriptedEngine(folder, chunked, json(200, "[\"d\"]"));
        var transport = engine.transport(Map.of())) {
      var calls = new EngineCalls(transport);

      assertThat(calls.read(EngineCall.get("/a"), TEXTS)).containsExactly("a", "bc");
      assertThat(calls.read(EngineCall.get("/b"), TEXTS)).containsExactly("d");
      assertThat(engine.connections()).isEqualTo(1);
    }
  }

  @Test
  void aReadingRequestIsSentAgainWhereTheEngineLeftAKeptConnection() throws IOException {
    try (var engine =
            new ScriptedEngine(folder, json(200, "[\"a\"]"), HANG_UP, json(200, "[\"b\"]"));
        var transport = engine.transport(Map.of())) {
      var calls = new EngineCalls(transport);

      assertThat(calls.read(EngineCall.get("/a"), TEXTS)).containsExactly("a");
      assertThat(calls.read(EngineCall.get("/b"), TEXTS)).containsExactly("b");
      assertThat(engine.connections()).isEqualTo(2);
    }
  }

  @Test
  void aChangingRequestIsNeverSentAgain() throws IOException {
    try (var engine = new ScriptedEngine(folder, json(200, "[]"), HANG_UP, json(200, "[]"));
        var transport = engine.transport(Map.of())) {
      new EngineCalls(transport).read(EngineCall.get("/a"), TEXTS);
      EngineException failure =
          catchThrowableOfType(
              EngineException.class, () -> transport.run(EngineCall.post("/containers/create")));

      assertThat(failure.diagnostics().getFirst().code()).isEqualTo("engine-connection-lost");
      assertThat(engine.heads).hasSize(1);
    }
  }

  @Test
  void anErrorTellsTheEnginesOwnWordsAndLeavesTheConnectionInOrder() throws IOException {
    String refusal = json(409, "{\"message\":\"it is \\u003cbusy\\u003e\"}");
    try (var engine = new ScriptedEngine(folder, refusal, json(200, "[]"));
        var transport = engine.transport(Map.of())) {
      EngineException failure =
          catchThrowableOfType(EngineException.class, () -> transport.run(EngineCall.post("/x")));
      new EngineCalls(transport).read(EngineCall.get("/a"), TEXTS);

      assertThat(failure).hasMessage("it is <busy>");
      assertThat(failure.status()).isEqualTo(409);
      assertThat(engine.connections()).isEqualTo(1);
    }
  }

  @Test
  void anAnswerThatIsCutOffIsAnError() throws IOException {
    String cut = "HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n[\"a\"";
    try (var engine = new ScriptedEngine(folder, cut, HANG_UP);
        var transport = engine.transport(Map.of())) {
      var calls = new EngineCalls(transport);

      assertThatThrownBy(() -> calls.read(EngineCall.get("/a"), TEXTS))
          .isInstanceOf(EngineException.class)
          .hasMessageContaining("closed the connection in the middle of its answer");
    }
  }

  @Test
  void whatIsNoEngineIsCalledSo() throws IOException {
    try (var engine = new ScriptedEngine(folder, "SSH-2.0-OpenSSH_9.2\r\n", HANG_UP);
        var transport = engine.transport(Map.of())) {
      assertThatThrownBy(() -> transport.run(EngineCall.get("/a")))
          .isInstanceOf(EngineException.class)
          .hasMessageContaining("this is no container engine");
    }
  }
}
