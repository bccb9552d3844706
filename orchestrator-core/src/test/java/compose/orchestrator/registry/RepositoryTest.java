package compose.orchestrator.registry;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import compose.orchestrator.registry.SimulatedRegistry.Door;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class RepositoryTest {

  @TempDir Path folder;

  private static final RegistryLogin PASSWORD = new RegistryLogin("me", "secret", "", "");

  private static final RegistryAccess ME = new Access(PASSWORD, false);

  /** One login, at registries that are all secure or all not. */
  private record Access(RegistryLogin login, boolean insecure) implements RegistryAccess {
    @Override
    public RegistryLogin login(String registry) {
      return login;
    }

    @Override
    public boolean isInsecure(String registry) {
      return insecure;
    }
  }

  /** 127.0.0.1, written so that it does not look like this machine. */
  private static String elsewhere(SimulatedRegistry registry) {
    return registry.address().replace("127.0.0.1", "[::ffff:7f00:1]");
  }

  private static final byte[] CONTENT = "services: {}\n".getBytes(UTF_8);

  private static Registries registries(RegistryAccess access) {
    return new Registries(() -> access, Map.of());
  }

  private static Manifest manifest(Descriptor config, Descriptor layer) {
    var layers = List.of(layer);
    return new Manifest(
        Manifest.IMAGE, "application/x-test", config, layers, List.of(), null, Map.of("b", "2"));
  }

  @ParameterizedTest
  @EnumSource(names = {"OPEN", "BASIC", "TOKEN"})
  void whatIsPushedIsThereToFetch(Door door) throws IOException {
    try (var registry = new SimulatedRegistry(door);
        var registries = registries(ME)) {
      var reference = RegistryReference.parse(registry.address() + "/team/shop:1");
      Repository repository = registries.writing(reference);
      byte[] none = "{}".getBytes(UTF_8);
      repository.push(none);
      repository.push(CONTENT);
      repository.push(CONTENT);
      Descriptor layer = Descriptor.of("text/plain", CONTENT, Map.of("a", "1"));
      Descriptor config = Descriptor.of("application/json", none, Map.of());
      Digest digest = repository.push(manifest(config, layer), "1");

      Repository.Fetched fetched = registries.reading(reference).manifest();
      assertThat(fetched.digest()).isEqualTo(digest);
      assertThat(fetched.manifest()).isEqualTo(manifest(config, layer));
      assertThat(registries.reading(reference).blob(layer, 100)).isEqualTo(CONTENT);
      assertThat(registry.requests.stream().filter(request -> request.startsWith("POST")))
          .hasSize(2);
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"BASIC", "TOKEN", "IDENTITY"})
  void whoHasNotLoggedInIsRefused(Door door) throws IOException {
    try (var registry = new SimulatedRegistry(door);
        var registries = registries(RegistryAccess.NOBODY)) {
      Repository repository =
          registries.reading(RegistryReference.parse(registry.address() + "/shop"));
      assertThatThrownBy(repository::manifest)
          .isInstanceOfSatisfying(RegistryException.class, e -> assertThat(e.isDenied()).isTrue())
          .hasMessageContaining(registry.address() + " answered 401")
          .message()
          .doesNotContain("\u001b");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "00000000"})
  void identityTokenIsShownToTheTokenServiceAlone(String user) throws IOException {
    var login = new RegistryLogin(user, "", "the-identity", "");
    try (var registry = new SimulatedRegistry(Door.IDENTITY);
        var registries = registries(new Access(login, false))) {
      Descriptor layer = registry.blob("shop", "text/plain", "text", Map.of());
      var reference = RegistryReference.parse(registry.address() + "/shop");
      assertThat(registries.writing(reference).blob(layer, 100)).isEqualTo("text".getBytes(UTF_8));
      String blob = "GET /v2/shop/blobs/" + layer.digest();
      assertThat(registry.requests)
          .containsExactly("GET /v2/", blob, "POST /token", blob + " Bearer");
    }
  }

  @Test
  void identityTokenThatCountsNoMoreIsRefused() throws IOException {
    var login = new RegistryLogin("", "", "the-old-identity", "");
    try (var registry = new SimulatedRegistry(Door.IDENTITY);
        var registries = registries(new Access(login, false))) {
      var reference = RegistryReference.parse(registry.address() + "/shop");
      assertThatThrownBy(registries.reading(reference)::manifest)
          .isInstanceOfSatisfying(RegistryException.class, e -> assertThat(e.isDenied()).isTrue())
          .hasMessage(registry.address() + " answered 401: unknown user");
    }
  }

  @Test
  void contentThatIsNotWhatItsDigestSaysIsRefused() throws IOException {
    try (var registry = new SimulatedRegistry(Door.OPEN);
        var registries = registries(ME)) {
      Descriptor layer = registry.blob("shop", "text/plain", "right", Map.of());
      String path = "shop/blobs/" + layer.digest();
      Repository repository =
          registries.reading(RegistryReference.parse(registry.address() + "/shop"));
      registry.contents.put(path, "wrong".getBytes(UTF_8));
      assertThatThrownBy(() -> repository.blob(layer, 100)).hasMessageContaining("something else");
      registry.contents.put(path, "much too long".getBytes(UTF_8));
      assertThatThrownBy(() -> repository.blob(layer, 100)).hasMessageContaining("5 bytes");
      assertThatThrownBy(() -> repository.blob(layer, 4)).hasMessageContaining("4 are accepted");
      Digest digest = registry.manifest("shop", "1", manifest(layer, layer));
      registry.contents.put("shop/manifests/" + digest, "{}".getBytes(UTF_8));
      assertThatThrownBy(() -> repository.manifest(digest)).hasMessageContaining("something else");
    }
  }

  @Test
  void loginIsShownToTheRegistryAlone() throws IOException {
    try (var registry = new SimulatedRegistry(Door.BASIC);
        var registries = registries(ME)) {
      Descriptor layer = registry.blob("shop", "text/plain", "text", Map.of());
      String elsewhere = registry.address().replace("127.0.0.1", "localhost");
      String path = "/elsewhere/1";
      registry.contents.put(path, "text".getBytes(UTF_8));
      registry.moved.put("shop/blobs/" + layer.digest(), "http://" + elsewhere + path);
      Repository repository =
          registries.reading(RegistryReference.parse(registry.address() + "/shop"));
      assertThat(repository.blob(layer, 100)).isEqualTo("text".getBytes(UTF_8));
      assertThat(registry.requests.getLast()).isEqualTo("GET /elsewhere/1");
      registry.moved.put("shop/blobs/" + layer.digest(), "file:///etc/passwd");
      assertThatThrownBy(() -> repository.blob(layer, 100)).hasMessageContaining("sends to 'file:");
    }
  }

  @Test
  void untrustedCertificatesAreTakenFromInsecureRegistriesAlone() throws Exception {
    try (var registry = new SimulatedRegistry(Door.TOKEN, SelfSigned.context(folder));
        var secure = registries(ME);
        var insecure = registries(new Access(PASSWORD, true))) {
      Descriptor layer = registry.blob("shop", "text/plain", "text", Map.of());
      var reference = RegistryReference.parse(elsewhere(registry) + "/shop");
      Repository refused = secure.reading(reference);
      assertThatThrownBy(() -> refused.blob(layer, 100))
          .hasMessageContaining("cannot reach " + elsewhere(registry) + ": its certificate")
          .hasMessageContaining("SSL_CERT_FILE");
      assertThat(registry.requests).isEmpty();
      Repository repository = insecure.writing(reference);
      assertThat(repository.blob(layer, 100)).isEqualTo("text".getBytes(UTF_8));
      repository.push(CONTENT);
      assertThat(registry.contents).containsKey("shop/blobs/" + Digest.of(CONTENT));
      assertThat(registry.requests).contains("GET /token Basic");
    }
  }

  @Test
  void insecureRegistriesAreAskedWithoutTls() throws IOException {
    try (var registry = new SimulatedRegistry(Door.TOKEN);
        var registries = registries(new Access(PASSWORD, true))) {
      Descriptor layer = registry.blob("shop", "text/plain", "text", Map.of());
      var reference = RegistryReference.parse(elsewhere(registry) + "/shop");
      assertThat(registries.reading(reference).blob(layer, 100)).isEqualTo("text".getBytes(UTF_8));
    }
  }

  @Test
  void copyBringsAnIndexWithAllThatItLists() throws IOException {
    try (var registry = new SimulatedRegistry(Door.OPEN);
        var registries = registries(ME)) {
      Descriptor layer = registry.blob("from", "text/plain", "layer", Map.of());
      Digest image = registry.manifest("from", "one", manifest(layer, layer));
      byte[] json = manifest(layer, layer).json();
      var listed = new Descriptor(Manifest.IMAGE, image, json.length, "", Map.of());
      var index =
          new Manifest(Manifest.INDEX, "", null, List.of(), List.of(listed), null, Map.of());
      Digest digest = registry.manifest("from", "1", index);

      var source = registries.reading(RegistryReference.parse(registry.address() + "/from:1"));
      var target = registries.writing(RegistryReference.parse(registry.address() + "/to:1"));
      assertThat(target.copy(source).digest()).isEqualTo(digest);
      assertThat(registry.contents)
          .containsKeys(
              "to/blobs/" + layer.digest(), "to/manifests/" + image, "to/manifests/" + digest)
          .doesNotContainKey("to/manifests/1");
    }
  }

  @Test
  void whereNobodyAnswersItIsSaid() throws IOException {
    String address;
    try (var registry = new SimulatedRegistry(Door.OPEN)) {
      address = registry.address();
    }
    try (var registries = registries(ME)) {
      Repository repository = registries.reading(RegistryReference.parse(address + "/shop"));
      assertThatThrownBy(repository::manifest)
          .hasMessage("cannot reach " + address + ": nobody answers there");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "UPPER/case",
        "host:1/a/../b",
        "host:x/a",
        "a b",
        "host.example/a:-1",
        "h.e/a@sha256:1",
        "user@host.example/a",
        "host.example//a",
        "host.example/a?b",
        "h.e/a:t@sha512:00"
      })
  void whatIsNoReferenceIsRefused(String text) {
    assertThatThrownBy(() -> RegistryReference.parse(text))
        .isInstanceOf(RegistryException.class)
        .hasMessageContaining("HOST/REPOSITORY[:TAG]");
  }

  @Test
  void referencesAreWrittenOut() throws IOException {
    assertThat(RegistryReference.parse("shop")).hasToString("docker.io/library/shop:latest");
    assertThat(RegistryReference.parse("me/shop:2")).hasToString("docker.io/me/shop:2");
    assertThat(RegistryReference.parse("[::1]:5000/a/b").isLoopback()).isTrue();
    String digest = "sha256:" + "0".repeat(64);
    assertThat(RegistryReference.parse("host.example/a:1@" + digest))
        .hasToString("host.example/a@" + digest);
  }
}
