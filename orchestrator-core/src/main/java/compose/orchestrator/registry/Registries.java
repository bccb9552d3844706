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

  /** Answers of registries: they let in, want a login, or know no such place. */
  private static final Set<Integer> PLAIN = Set.of(200, 401, 403, 404);

  private final Supplier<RegistryAccess> supplier;
  private final Http verified;
  private final Http unverified;
  private @Nullable RegistryAccess access;

  /**
   * Asks as the user who has logged in.
   *
   * @param access asked for at the first repository
   * @param environment names proxies and the file of trusted certificates
   */
  public Registries(Supplier<RegistryAccess> access, Map<String, String> environment) {
    this.supplier = access;
    this.verified = new Http(environment, Http.Trust.SYSTEM);
    this.unverified = new Http(environment, Http.Trust.ANYBODY);
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
    boolean insecure = reference.isLoopback() || known.isInsecure(registry);
    boolean encrypted = !insecure || !speaksPlainly(reference);
    Http http = insecure ? unverified : verified;
    RegistryLogin login = known.login(registry);
    var authorization = new Authorization(http, reference, actions, encrypted, login);
    return new Repository(http, reference, encrypted, authorization);
  }

  /**
   * Whether a registry is to be asked without TLS. One with TLS refuses that, or sends there. Where
   * no port is named the two have ports of their own, and TLS counts, as it does for engines.
   */
  private boolean speaksPlainly(RegistryReference reference) {
    boolean encrypted = !reference.hasPort() && status("https", reference) > 0;
    return !encrypted && PLAIN.contains(status("http", reference));
  }

  /** What a registry answers to who shows no login; 0 where it does not. */
  private int status(String scheme, RegistryReference reference) {
    URI target = URI.create(scheme + "://" + reference.address() + "/v2/");
    HttpRequest request = HttpRequest.newBuilder(target).timeout(PATIENCE).build();
    try (Answer answer = unverified.send(request)) {
      return answer.status();
    } catch (IOException _) {
      return 0;
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
    verified.close();
    unverified.close();
  }
}
