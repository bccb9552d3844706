package compose.orchestrator.engine.docker;

import java.io.IOException;

/** Reads how something ended. */
final class ExitReading {
  private ExitReading() {}

  /** Of a command in a container ({@code GET /exec/ID/json}). */
  static int execution(JsonReader json) throws IOException {
    return number(json, "ExitCode");
  }

  /** Of a container ({@code POST /containers/ID/wait}). */
  static int container(JsonReader json) throws IOException {
    return number(json, "StatusCode");
  }

  private static int number(JsonReader json, String field) throws IOException {
    int[] found = {0};
    json.object(name -> {
      if (name.equals(field)) {
        found[0] = (int) json.number();
      }
    });
    return found[0];
  }
}
