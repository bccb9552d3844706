package compose.orchestrator.model;

import compose.orchestrator.yaml.Attributes;
import org.jspecify.annotations.Nullable;

/**
 * A Windows group managed service account.
 *
 * @param config config that holds it, or null
 * @param file file that holds it, or null
 * @param registry registry value that holds it, or null
 */
public record CredentialSpec(
    @Nullable String config, @Nullable String file, @Nullable String registry) {

  static CredentialSpec decode(Attributes a) {
    return new CredentialSpec(a.string("config"), a.string("file"), a.string("registry"));
  }
}
