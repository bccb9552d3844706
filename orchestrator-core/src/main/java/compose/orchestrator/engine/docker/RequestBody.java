package compose.orchestrator.engine.docker;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/**
 * What a request carries.
 *
 * @param type media type
 * @param length bytes, -1 where only the writing shows it
 * @param content writes it
 */
record RequestBody(String type, long length, Content content) {
  static final RequestBody NONE = new RequestBody("", 0, _ -> {});

  /** Writes a body. */
  @FunctionalInterface
  interface Content {
    void writeTo(OutputStream output) throws IOException;
  }

  static RequestBody json(String text) {
    return json(text.getBytes(StandardCharsets.UTF_8));
  }

  static RequestBody json(byte[] bytes) {
    return new RequestBody("application/json", bytes.length, output -> output.write(bytes));
  }

  /** A tar archive of unknown length. */
  static RequestBody tar(Content content) {
    return new RequestBody("application/x-tar", -1, content);
  }
}
