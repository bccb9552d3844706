package compose.orchestrator.registry;

import org.jspecify.annotations.Nullable;

/** What the user's settings and the engine's say about registries. */
public interface RegistryAccess {

  /** Of who has not logged in anywhere, with registries that all speak TLS. */
  RegistryAccess NOBODY =
      new RegistryAccess() {
        @Override
        public @Nullable RegistryLogin login(String registry) {
          return null;
        }

        @Override
        public boolean isInsecure(String registry) {
          return false;
        }
      };

  /**
   * The login at a registry, or null where there is none.
   *
   * @param registry its host and port as references name them; {@code docker.io} for Docker Hub
   * @throws compose.orchestrator.diagnostic.UsageException where docker's settings or a credential
   *     helper cannot be read
   */
  @Nullable RegistryLogin login(String registry);

  /** Whether a registry, named likewise, may be asked without TLS. */
  boolean isInsecure(String registry);
}
