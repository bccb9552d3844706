package compose.orchestrator.engine.docker;

import compose.orchestrator.diagnostic.EngineException;
import compose.orchestrator.engine.ImageProgress;
import java.io.IOException;
import java.util.Objects;
import java.util.function.Consumer;

/** Pushes an image. An error that the engine tells in the middle of it ends it like any other. */
final class ImagePush {
  private static final String DENIED = "push-access-denied";

  private final EngineTransport transport;
  private final RegistryCredentials credentials;

  ImagePush(EngineTransport transport, RegistryCredentials credentials) {
    this.transport = transport;
    this.credentials = credentials;
  }

  void push(String reference, Consumer<ImageProgress> progress) {
    try (EngineResponse response = transport.call(call(ImageReference.parse(reference)))) {
      ImagePull.follow(reference, DENIED, response, progress);
      response.drain();
    } catch (IOException e) {
      throw EngineFailures.lost(transport.address(), e);
    } catch (EngineException e) {
      throw e.status() == 0
          ? e
          : ImagePull.failure(reference, DENIED, e.status(), String.valueOf(e.getMessage()));
    }
  }

  private EngineCall call(ImageReference parts) {
    var query =
        new EngineQuery("/images/" + EngineQuery.encode(parts.repository()) + "/push")
            .with("tag", parts.tag());
    String login = credentials.headerFor(parts.registry());
    // engines before 23.0 refuse a push without the header
    String header = Objects.requireNonNullElse(login, RegistryCredentials.NOBODY);
    return EngineCall.post(query.toString()).with("X-Registry-Auth", header);
  }
}
