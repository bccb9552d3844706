package compose.orchestrator.engine.docker;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A request as it is sent.
 *
 * @param method HTTP method
 * @param path path and query, without the API version
 * @param headers further headers
 * @param body what it carries
 * @param hijack whether the connection becomes a stream in both directions
 */
record EngineCall(
    String method, String path, Map<String, String> headers, RequestBody body, boolean hijack) {
  static EngineCall get(String path) {
    return of("GET", path);
  }

  static EngineCall post(String path) {
    return of("POST", path);
  }

  static EngineCall post(String path, RequestBody body) {
    return new EngineCall("POST", path, Map.of(), body, false);
  }

  static EngineCall put(String path, RequestBody body) {
    return new EngineCall("PUT", path, Map.of(), body, false);
  }

  static EngineCall of(String method, String path) {
    return new EngineCall(method, path, Map.of(), RequestBody.NONE, false);
  }

  /** A request whose connection becomes a stream. */
  static EngineCall hijack(String path, RequestBody body) {
    return new EngineCall("POST", path, Map.of(), body, true);
  }

  EngineCall with(String name, String value) {
    Map<String, String> all = new LinkedHashMap<>(headers);
    all.put(name, value);
    return new EngineCall(method, path, all, body, hijack);
  }
}
