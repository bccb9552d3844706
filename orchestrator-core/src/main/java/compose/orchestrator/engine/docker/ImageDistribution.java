package compose.orchestrator.engine.docker;

import compose.orchestrator.diagnostic.EngineException;
import java.io.IOException;

/** What a registry has, as the engine sees it. */
final class ImageDistribution {
  private final EngineCalls calls;
  private final RegistryCredentials credentials;

  ImageDistribution(EngineCalls calls, RegistryCredentials credentials) {
    this.calls = calls;
    this.credentials = credentials;
  }

  String digest(String reference) {
    String digest;
    try {
      digest = calls.read(call(reference), ImageDistribution::read);
    } catch (EngineException e) {
      throw e.status() == 0
          ? e
          : ImagePull.failure(
                  reference, ImagePull.DENIED, e.status(), String.valueOf(e.getMessage()))
              .about("no digest for " + reference);
    }
    if (digest.isEmpty()) {
      throw new EngineException(
          200,
          "no-digest",
          "the registry names no digest for '" + reference + "'",
          "name the digest in the file: image@sha256:...");
    }
    return digest;
  }

  private EngineCall call(String reference) {
    EngineCall call = EngineCall.get("/distribution/" + EngineQuery.encode(reference) + "/json");
    String login = credentials.headerFor(ImageReference.parse(reference).registry());
    return login == null ? call : call.with("X-Registry-Auth", login);
  }

  private static String read(JsonReader json) throws IOException {
    String[] digest = {""};
    json.object(field -> {
      if (field.equals("Descriptor")) {
        String found = json.textOf("digest");
        digest[0] = found == null ? "" : found;
      }
    });
    return digest[0];
  }
}
