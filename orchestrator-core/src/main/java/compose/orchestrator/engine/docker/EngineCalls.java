package compose.orchestrator.engine.docker;

import compose.orchestrator.diagnostic.EngineException;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Requests whose answers are documents. */
final class EngineCalls {
  private final EngineTransport transport;

  EngineCalls(EngineTransport transport) {
    this.transport = transport;
  }

  /** Reads a document. */
  @FunctionalInterface
  interface Document<T> {
    T read(JsonReader json) throws IOException;
  }

  <T> T read(EngineCall call, Document<T> document) {
    try (EngineResponse response = transport.call(call)) {
      return read(response, document);
    } catch (IOException e) {
      throw EngineFailures.lost(transport.address(), e);
    }
  }

  /** Likewise, null where the engine has no such thing. */
  <T> @Nullable T readIfThere(EngineCall call, Document<T> document) {
    try (EngineResponse response = transport.send(call)) {
      if (response.status() >= 400 && response.status() != 404) {
        throw EngineFailures.refused(call, response);
      }
      if (response.status() == 404) {
        response.drain();
        return null;
      }
      return read(response, document);
    } catch (IOException e) {
      throw EngineFailures.lost(transport.address(), e);
    }
  }

  private static <T> T read(EngineResponse response, Document<T> document) throws IOException {
    T value = document.read(new JsonReader(response.body()));
    response.drain();
    return value;
  }

  void run(EngineCall call) {
    transport.run(call);
  }

  /** Runs what is no error where there is nothing to do any more. */
  void runUnless(int doneStatus, EngineCall call) {
    try {
      transport.run(call);
    } catch (EngineException e) {
      if (e.status() != doneStatus) {
        throw e;
      }
    }
  }
}
