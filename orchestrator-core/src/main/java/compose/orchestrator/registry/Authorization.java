package compose.orchestrator.registry;

import compose.orchestrator.yaml.Attributes;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** How a repository is shown who asks: not at all first, then as its registry demands. */
final class Authorization {

  private static final int LONGEST_ANSWER = 1 << 20;
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final Http http;
  private final RegistryReference repository;
  private final String actions;
  private final boolean secure;
  private final @Nullable RegistryLogin login;
  private @Nullable String header;

  /**
   * For one repository.
   *
   * @param actions what will be done to it: {@code pull}, or {@code pull,push}
   * @param secure whether the registry speaks TLS, so that whom it sends us to must, too
   */
  Authorization(
      Http http,
      RegistryReference repository,
      String actions,
      boolean secure,
      @Nullable RegistryLogin login) {
    this.http = http;
    this.repository = repository;
    this.actions = actions;
    this.secure = secure;
    this.login = login;
  }

  /** Value of the header Authorization, or null where there is nothing to show yet. */
  @Nullable String header() {
    return header;
  }

  /**
   * Answers a registry's challenge.
   *
   * @return whether there is something else to show than before
   * @throws RegistryException where the token service refuses
   */
  boolean answer(List<String> challenges) throws IOException {
    Challenge bearer = Challenge.find("Bearer", challenges);
    String given = bearer == null ? basic(challenges) : bearer(bearer);
    if (given == null || given.equals(header)) {
      return false;
    }
    header = given;
    return true;
  }

  private @Nullable String basic(List<String> challenges) {
    boolean asked = Challenge.find("Basic", challenges) != null;
    return asked && login != null && !login.user().isEmpty() ? basic(login) : null;
  }

  private static String basic(RegistryLogin login) {
    String plain = login.user() + ":" + login.password();
    byte[] bytes = plain.getBytes(StandardCharsets.UTF_8);
    return "Basic " + Base64.getEncoder().encodeToString(bytes);
  }

  private String bearer(Challenge challenge) throws IOException {
    if (login != null && !login.registryToken().isEmpty()) {
      return "Bearer " + login.registryToken();
    }
    try (Answer answer = http.send(request(challenge)).orThrow()) {
      Attributes a = Attributes.of("", Manifest.parsed(answer.bytes(LONGEST_ANSWER)));
      String token = a.string("token", a.string("access_token", ""));
      if (token.isEmpty() || token.chars().anyMatch(Character::isISOControl)) {
        throw new RegistryException(answer.target().getAuthority() + " gives no token");
      }
      return "Bearer " + token;
    }
  }

  private HttpRequest request(Challenge challenge) throws RegistryException {
    var values = new TreeMap<String, String>();
    String scope = challenge.get("scope");
    values.put(
        "scope", scope.isEmpty() ? "repository:" + repository.repository() + ":" + actions : scope);
    if (!challenge.get("service").isEmpty()) {
      values.put("service", challenge.get("service"));
    }
    URI realm = realm(challenge.get("realm"));
    return login != null && !login.identityToken().isEmpty()
        ? refreshed(realm, values, login.identityToken())
        : asked(realm, values);
  }

  private URI realm(String realm) throws RegistryException {
    boolean fits = realm.startsWith("https://") || (!secure && realm.startsWith("http://"));
    if (!fits) {
      throw new RegistryException(
          repository.registry() + " sends to '" + realm + "' for a token, which is not safe");
    }
    try {
      return URI.create(realm);
    } catch (IllegalArgumentException e) {
      throw new RegistryException(repository.registry() + " sends to '" + realm + "' for a token");
    }
  }

  private HttpRequest asked(URI realm, Map<String, String> values) {
    String separator = realm.getRawQuery() == null ? "?" : "&";
    URI target = URI.create(realm + separator + form(values));
    HttpRequest.Builder request = HttpRequest.newBuilder(target).timeout(PATIENCE);
    if (login != null && !login.user().isEmpty()) {
      request.header("Authorization", basic(login));
    }
    return request.build();
  }

  private static HttpRequest refreshed(URI realm, Map<String, String> values, String token) {
    values.put("grant_type", "refresh_token");
    values.put("client_id", "orchestrator");
    values.put("refresh_token", token);
    return HttpRequest.newBuilder(realm)
        .timeout(PATIENCE)
        .header("Content-Type", "application/x-www-form-urlencoded")
        .POST(HttpRequest.BodyPublishers.ofString(form(values)))
        .build();
  }

  private static String form(Map<String, String> values) {
    var form = new StringBuilder();
    values.forEach((name, value) ->
        form.append(form.isEmpty() ? "" : "&")
            .append(name)
            .append('=')
            .append(URLEncoder.encode(value, StandardCharsets.UTF_8)));
    return form.toString();
  }
}
