package compose.orchestrator.engine.docker;

/**
 * One request to an engine, told to whoever listens just before it is sent.
 *
 * @param method HTTP method
 * @param path path and query, without the API version
 */
public record EngineRequest(String method, String path) {
  /** Whether it can change something. */
  public boolean changes() {
    return !method.equals("GET") && !method.equals("HEAD");
  }
}
