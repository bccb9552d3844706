package compose.orchestrator.registry;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Registries as one process asks them. Costs nothing before it is used. */
public final class Registries implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofSeconds(10);

  /** Answers of registries that want a login, or know no such place. */
  private static final Set<Integer> PLAIN = Set.of(401, 403, 404);

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
    boolean allowed = reference.isLoopback() || known.isInsecure(registry);
    boolean secure = !allowed || !speaksPlainly(reference);
    var authorization = new Authorization(http, reference, actions, secure, known.login(registry));
    return new Repository(http, reference, secure, authorization);
  }

  /** Whether a registry answers without TLS; one with TLS refuses, or sends there. */
  private boolean speaksPlainly(RegistryReference reference) {
    URI target = URI.create("http://" + reference.address() + "/v2/");
    try (Answer answer = http.send(HttpRequest.newBuilder(target).timeout(PATIENCE).build())) {
      return answer.isGood() || PLAIN.contains(answer.status());
    } catch (IOException e) {
      return false;
    }
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
