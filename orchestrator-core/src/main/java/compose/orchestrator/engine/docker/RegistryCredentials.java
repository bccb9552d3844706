package compose.orchestrator.engine.docker;

import compose.orchestrator.diagnostic.UsageException;
import compose.orchestrator.registry.RegistryLogin;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What the user may do at registries, from docker's config.json and its credential helpers. */
final class RegistryCredentials {
  /** Value of X-Registry-Auth for who has not logged in. */
  static final String NOBODY = encode("{}");

  private static final String DOCKER_HUB = "https://index.docker.io/v1/";

  private final Map<String, String> environment;
  private final Path file;
  private final Map<String, StoredLogin> logins = new LinkedHashMap<>();
  private Map<String, String> helpers = Map.of();
  private String store = "";

  RegistryCredentials(Map<String, String> environment, Path home) {
    this.environment = environment;
    this.file = AddressResolution.configurationFolder(environment, home).resolve("config.json");
    read();
  }

  /** Value of X-Registry-Auth for one registry, or null without a login. */
  @Nullable String headerFor(String registry) {
    StoredLogin login = stored(registry);
    return login == null ? null : encode(login.json());
  }

  /** The login at one registry, or null where there is none. */
  @Nullable RegistryLogin loginAt(String registry) {
    StoredLogin login = stored(registry);
    return login == null
        ? null
        : new RegistryLogin(login.user, login.password, login.identityToken, login.registryToken);
  }

  private @Nullable StoredLogin stored(String registry) {
    return login(registry.equals("docker.io") ? DOCKER_HUB : registry);
  }

  /** Value of X-Registry-Config: every login there is, for a build whose bases nobody knows. */
  String headerForAll() {
    Set<String> servers = new TreeSet<>(logins.keySet());
    servers.addAll(helpers.keySet());
    var json = new StringBuilder("{");
    for (String server : servers) {
      StoredLogin login = login(server);
      if (login != null) {
        json.append(json.length() > 1 ? "," : "");
        EngineQuery.quote(json, server);
        json.append(':').append(login.json());
      }
    }
    return encode(json.append('}').toString());
  }

  /** Every login there is, as a configuration file of docker's client. */
  String configuration() {
    Set<String> servers =
        new TreeSet<>(store.isEmpty() ? logins.keySet() : helper(store).servers());
    servers.addAll(helpers.keySet());
    var json = new StringBuilder("{\"auths\":{");
    String separator = "";
    for (String server : servers) {
      StoredLogin login = login(server);
      if (login != null) {
        EngineQuery.quote(json.append(separator), server);
        json.append(':').append(login.entry());
        separator = ",";
      }
    }
    return json.append("}}").toString();
  }

  private static String encode(String json) {
    return Base64.getUrlEncoder().encodeToString(json.getBytes(StandardCharsets.UTF_8));
  }

  private @Nullable StoredLogin login(String server) {
    String helper = helpers.getOrDefault(server, store);
    if (!helper.isEmpty()) {
      return ask(helper(helper), server);
    }
    StoredLogin exact = logins.get(server);
    if (exact != null) {
      return exact.isEmpty() ? null : exact;
    }
    StoredLogin withScheme = logins.get("https://" + server);
    return withScheme == null || withScheme.isEmpty() ? null : withScheme;
  }

  private CredentialHelper helper(String name) {
    return CredentialHelper.of(name, environment);
  }

  private static @Nullable StoredLogin ask(CredentialHelper helper, String server) {
    JsonReader answer = helper.login(server);
    if (answer == null) {
      return null;
    }
    try {
      var login = new StoredLogin(server);
      login.readHelper(answer);
      return login;
    } catch (IOException e) {
      throw helper.failed(server, e);
    }
  }

  private void read() {
    try {
      var json = new JsonReader(Files.readAllBytes(file));
      json.object(field -> field(json, field));
    } catch (NoSuchFileException _) {
      // Nobody has logged in.
    } catch (IOException e) {
      throw new UsageException(
          "docker-configuration-unreadable",
          "cannot read " + file + ": " + e.getMessage(),
          "correct the file");
    }
  }

  private void field(JsonReader json, String field) throws IOException {
    switch (field) {
      case "auths" ->
          json.object(server -> {
            var login = new StoredLogin(server);
            login.readFile(json);
            logins.put(server, login);
          });
      case "credHelpers" -> helpers = json.textMap();
      case "credsStore" -> store = json.text();
      default -> json.skip();
    }
  }

  /** One login. */
  private static final class StoredLogin {
    private final String server;
    private String user = "";
    private String password = "";
    private String identityToken = "";
    private String registryToken = "";

    StoredLogin(String server) {
      this.server = server;
    }

    boolean isEmpty() {
      return user.isEmpty() && identityToken.isEmpty() && registryToken.isEmpty();
    }

    void readFile(JsonReader json) throws IOException {
      json.object(field -> {
        switch (field) {
          case "auth" -> basic(json.text());
          case "username" -> user = json.text();
          case "password" -> password = json.text();
          case "identitytoken" -> identityToken = json.text();
          case "registrytoken" -> registryToken = json.text();
          default -> json.skip();
        }
      });
    }

    /** USER:PASSWORD, hidden from glances only. */
    private void basic(String encoded) {
      String plain = new String(Base64.getMimeDecoder().decode(encoded), StandardCharsets.UTF_8);
      int colon = plain.indexOf(':');
      if (colon > 0) {
        user = plain.substring(0, colon);
        password = plain.substring(colon + 1);
      }
    }

    void readHelper(JsonReader json) throws IOException {
      json.object(field -> {
        switch (field) {
          case "Username" -> user = json.text();
          case "Secret" -> password = json.text();
          default -> json.skip();
        }
      });
      if (user.equals("<token>")) {
        identityToken = password;
        user = "";
        password = "";
      }
    }

    String json() {
      var json = new StringBuilder("{\"serveraddress\":");
      EngineQuery.quote(json, server);
      append(json, "username", user);
      append(json, "password", password);
      append(json, "identitytoken", identityToken);
      append(json, "registrytoken", registryToken);
      return json.append('}').toString();
    }

    /** What stands under the server's name in a configuration file. */
    String entry() {
      var json = new StringBuilder("{");
      String basic = user + ":" + password;
      append(json, "auth", user.isEmpty() ? "" : plain(basic));
      append(json, "identitytoken", identityToken);
      append(json, "registrytoken", registryToken);
      return json.append('}').toString();
    }

    private static String plain(String text) {
      return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private static void append(StringBuilder json, String name, String value) {
      if (!value.isEmpty()) {
        json.append(json.length() > 1 ? "," : "").append('"').append(name).append("\":");
        EngineQuery.quote(json, value);
      }
    }
  }
}
