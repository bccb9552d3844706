package compose.orchestrator.registry;

import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Registries as one process asks them. Costs nothing before it is used. */
public final class Registries implements AutoCloseable {

  private final Supplier<RegistryAccess> supplier;
  private final Http http;
  private @Nullable RegistryAccess access;

  /**
   * Asks as the user who has logged in.
   *
   * @param access asked for at the first repository
   * @param environment names proxies and the file of trusted certificates
   */
  public Registries(Supplier<RegistryAccess> access, Map<String, String> environment) {
    this.supplier = access;
    this.http = new Http(environment);
  }

  /** A repository that is only read. */
  public Repository reading(RegistryReference reference) {
    return repository(reference, "pull");
  }

  /** A repository that is written to. */
  public Repository writing(RegistryReference reference) {
    return repository(reference, "pull,push");
  }

  private Repository repository(RegistryReference reference, String actions) {
    RegistryAccess known = access();
    String registry = reference.registry();
    boolean secure = !reference.isLoopback() && !known.isInsecure(registry);
    var authorization = new Authorization(http, reference, actions, secure, known.login(registry));
    return new Repository(http, reference, secure, authorization);
  }

  private synchronized RegistryAccess access() {
    if (access == null) {
      access = supplier.get();
    }
    return access;
  }

  /** Ends its threads. */
  @Override
  public void close() {
    http.close();
  }
}
