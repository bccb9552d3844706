package compose.orchestrator.engine.docker;

import compose.orchestrator.diagnostic.EngineException;
import compose.orchestrator.registry.RegistryAccess;
import compose.orchestrator.registry.RegistryLogin;
import org.jspecify.annotations.Nullable;

/** What docker's client knows of the user at registries, and the engine of those without TLS. */
final class DockerRegistries implements RegistryAccess {
  private final EngineCalls calls;
  private final RegistryCredentials credentials;
  private @Nullable InsecureRegistries insecure;

  DockerRegistries(EngineCalls calls, RegistryCredentials credentials) {
    this.calls = calls;
    this.credentials = credentials;
  }

  @Override
  public @Nullable RegistryLogin login(String registry) {
    return credentials.loginAt(registry);
  }

  @Override
  public boolean isInsecure(String registry) {
    return insecure().contains(registry);
  }

  /** An engine that cannot be asked lists none: files are read without one, too. */
  private synchronized InsecureRegistries insecure() {
    if (insecure == null) {
      try {
        insecure = calls.read(EngineCall.get("/info"), InsecureRegistries::read);
      } catch (EngineException _) {
        insecure = InsecureRegistries.NONE;
      }
    }
    return insecure;
  }
}
