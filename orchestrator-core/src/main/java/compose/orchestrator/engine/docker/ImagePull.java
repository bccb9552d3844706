package compose.orchestrator.engine.docker;

import compose.orchestrator.diagnostic.EngineException;
import compose.orchestrator.engine.ImageProgress;
import java.io.IOException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Pulls an image. An error that the engine tells in the middle of it ends it like any other. */
final class ImagePull {
  /** Code of a refusal to hand an image out. */
  static final String DENIED = "pull-access-denied";

  private final EngineTransport transport;
  private final RegistryCredentials credentials;

  ImagePull(EngineTransport transport, RegistryCredentials credentials) {
    this.transport = transport;
    this.credentials = credentials;
  }

  void pull(String reference, @Nullable String platform, Consumer<ImageProgress> progress) {
    ImageReference parts = ImageReference.parse(reference);
    try (EngineResponse response = transport.call(call(parts, platform))) {
      follow(reference, DENIED, response, progress);
      response.drain();
    } catch (IOException e) {
      throw EngineFailures.lost(transport.address(), e);
    } catch (EngineException e) {
      throw e.status() == 0
          ? e
          : failure(reference, DENIED, e.status(), String.valueOf(e.getMessage()));
    }
  }

  private EngineCall call(ImageReference parts, @Nullable String platform) {
    var query =
        new EngineQuery("/images/create")
            .with("fromImage", parts.repository())
            .with("tag", parts.tag());
    if (platform != null) {
      query.with("platform", platform);
    }
    EngineCall call = EngineCall.post(query.toString());
    String login = credentials.headerFor(parts.registry());
    return login == null ? call : call.with("X-Registry-Auth", login);
  }

  /**
   * Passes progress on to the end.
   *
   * @param denied code of a registry's refusal
   */
  static void follow(
      String reference, String denied, EngineResponse response, Consumer<ImageProgress> progress)
      throws IOException {
    var json = new JsonReader(response.body());
    while (json.hasMore()) {
      ProgressReading line = ProgressReading.read(json);
      if (!line.error.isEmpty()) {
        throw failure(reference, denied, 200, line.error);
      }
      progress.accept(line.progress());
    }
  }

  /** What the engine says about a registry, and what to do about it. */
  static EngineException failure(String reference, String denied, int status, String words) {
    String registry = ImageReference.parse(reference).registry();
    if (isUnreachable(words)) {
      return new EngineException(
          status,
          "registry-unreachable",
          words,
          "the engine cannot reach "
              + registry
              + ": see whether its host has network and name resolution");
    }
    if (isDenied(words)) {
      return new EngineException(
          status,
          denied,
          words,
          "correct the name '"
              + reference
              + "', or log in: docker login"
              + (registry.equals("docker.io") ? "" : " " + registry));
    }
    if (isNotFound(words)) {
      return new EngineException(
          status,
          "image-not-found",
          words,
          "correct the name or tag of '" + reference + "', or build the image");
    }
    return new EngineException(status, "engine-refused", words, null);
  }

  private static boolean isDenied(String words) {
    return words.contains("denied")
        || words.contains("unauthorized")
        || words.contains("no basic auth credentials");
  }

  private static boolean isNotFound(String words) {
    return words.contains("not found")
        || words.contains("does not exist locally")
        || words.contains("manifest unknown")
        || words.contains("no matching manifest");
  }

  private static boolean isUnreachable(String words) {
    return words.contains("dial tcp")
        || words.contains("no such host")
        || words.contains("connection refused")
        || words.contains("timeout")
        || words.contains("Timeout")
        || words.contains("x509")
        || words.contains("server misbehaving");
  }
}
