package compose.orchestrator.registry;

/**
 * What a user proves to be at a registry. What is not known is empty.
 *
 * @param user name of the user
 * @param password password of the user, or an access token in its place
 * @param identityToken what the registry's token service gives tokens for
 * @param registryToken a token that the registry takes as it is
 */
public record RegistryLogin(
    String user, String password, String identityToken, String registryToken) {

  /** Names the user alone: the rest is secret. */
  @Override
  public String toString() {
    return "RegistryLogin[" + user + "]";
  }
}
