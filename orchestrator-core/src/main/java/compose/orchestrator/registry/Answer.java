package compose.orchestrator.registry;

import compose.orchestrator.yaml.Attributes;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpResponse;
import java.util.List;

/** What a registry answers; its body is read once, and no further than wanted. */
final class Answer implements Closeable {

  private static final int LONGEST_REFUSAL = 1 << 16;

  private final HttpResponse<InputStream> response;

  Answer(HttpResponse<InputStream> response) {
    this.response = response;
  }

  int status() {
    return response.statusCode();
  }

  URI target() {
    return response.uri();
  }

  String header(String name) {
    return response.headers().firstValue(name).orElse("");
  }

  List<String> headers(String name) {
    return response.headers().allValues(name);
  }

  boolean isGood() {
    return status() >= 200 && status() < 300;
  }

  boolean isRedirect() {
    return status() >= 301 && status() <= 308 && status() != 304 && !header("Location").isEmpty();
  }

  InputStream body() {
    return response.body();
  }

  /**
   * The whole body.
   *
   * @param limit how many bytes are accepted
   */
  byte[] bytes(int limit) throws IOException {
    byte[] bytes = body().readNBytes(limit + 1);
    if (bytes.length > limit) {
      throw new RegistryException("more than the " + limit + " bytes that are accepted");
    }
    return bytes;
  }

  /** The answer again if it is a good one; else it is closed, and what it says is thrown. */
  Answer orThrow() throws IOException {
    if (isGood()) {
      return this;
    }
    try (this) {
      String host = target().getAuthority();
      throw new RegistryException(status(), host + " answered " + status() + words());
    }
  }

  /** What the registry says, where it says it as the specification has it. */
  private String words() throws IOException {
    byte[] body = body().readNBytes(LONGEST_REFUSAL);
    try {
      List<String> errors =
          Attributes.of("", Manifest.parsed(body)).objects("errors", Answer::error);
      return errors.isEmpty() ? "" : ": " + String.join(", ", errors);
    } catch (RegistryException e) {
      return ""; // a page for people
    }
  }

  private static String error(Attributes error) {
    String message = error.string("message", "");
    return message.isEmpty() ? error.string("code", "no reason") : message;
  }

  @Override
  public void close() throws IOException {
    body().close();
  }
}
