package compose.orchestrator.cli.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Projects to and from a registry that asks for a login, over TLS and without. */
final class PublishIT {

  /** Password secret of user somebody. */
  private static final String LOGINS =
      "somebody:$$2b$$05$$abcdefghijklmnopqrstuuOQiyCxlgf/oeuTqixKmWdcYUh4Hjl0a";

  private static final TestProject REGISTRIES =
      new TestProject(
          """
          x-registry: &registry
            image: registry:2
            ports: ["127.0.0.1::5000"]
            environment: &environment
              REGISTRY_AUTH: htpasswd
              REGISTRY_AUTH_HTPASSWD_REALM: test
              REGISTRY_AUTH_HTPASSWD_PATH: /logins
            configs: [{source: logins, target: /logins}]
          services:
            plain: *registry
            secure:
              <<: *registry
              environment:
                <<: *environment
                REGISTRY_HTTP_TLS_CERTIFICATE: /tls/certificate.pem
                REGISTRY_HTTP_TLS_KEY: /tls/key.pem
              volumes: ["./tls:/tls:ro"]
          configs: {logins: {content: "%s"}}
          """
              .formatted(LOGINS));

  private static final String SHOP =
      """
      name: shop-NAME
      services:
        web:
          image: busybox
          init: true
          command: sleep 1000
          env_file: web.env
        part:
          extends:
            file: parts/part.yaml
            service: part
      """;

  private static TestProject shop = REGISTRIES;
  private static Shell loggedIn = REGISTRIES.shell;
  private static Shell stranger = REGISTRIES.shell;
  private static String plain = "";
  private static String secure = "";
  private static String compose = "";

  @BeforeAll
  static void up() throws IOException {
    makeCertificate();
    REGISTRIES.run("up", "-d").succeeded();
    plain = REGISTRIES.run("port", "plain", "5000").succeeded().out().strip();
    secure = REGISTRIES.run("port", "secure", "5000").succeeded().out().strip();
    REGISTRIES.write("login/config.json", logins());
    REGISTRIES.write("none/config.json", "{}");
    shop = new TestProject(SHOP.replace("NAME", REGISTRIES.name));
    shop.write("web.env", "GREETING=hello\n");
    shop.write("parts/part.yaml", "services: {part: {image: busybox, command: echo part}}\n");
    loggedIn = shop.with(environment("login"));
    stranger = shop.with(environment("none"));
    Shell.Result found =
        shop.shell.run(List.of(Shell.ROOT.resolve("scripts/docker-compose").toString()));
    compose = found.exit() == 0 ? found.out().strip() : "";
    for (String registry : List.of("plain", "secure")) {
      Awaitility.await()
          .atMost(Duration.ofSeconds(20))
          .until(() -> REGISTRIES.run("logs", registry).out().contains("listening on"));
    }
  }

  private static void makeCertificate() throws IOException {
    Path folder = Files.createDirectories(REGISTRIES.folder.resolve("tls"));
    REGISTRIES
        .shell
        .run(
            List.of(
                "openssl",
                "req",
                "-x509",
                "-newkey",
                "rsa:2048",
                "-nodes",
                "-days",
                "2",
                "-subj",
                "/CN=registry",
                "-addext",
                "subjectAltName=IP:127.0.0.1,DNS:localhost",
                "-keyout",
                folder.resolve("key.pem").toString(),
                "-out",
                folder.resolve("certificate.pem").toString()))
        .succeeded();
  }

  private static String logins() {
    String login =
        Base64.getEncoder().encodeToString("somebody:secret".getBytes(StandardCharsets.UTF_8));
    String entry = "\"%s\": {\"auth\": \"" + login + "\"}";
    String name = secure.replace("127.0.0.1", "localhost");
    return "{\"auths\": {%s, %s}}".formatted(entry.formatted(plain), entry.formatted(name));
  }

  private static Map<String, String> environment(String login) {
    String folder = REGISTRIES.folder.toString();
    return Map.of(
        "DOCKER_CONFIG", folder + "/" + login,
        "SSL_CERT_FILE", folder + "/tls/certificate.pem",
        "XDG_CACHE_HOME", folder + "/cache");
  }

  @AfterAll
  static void down() {
    shop.close();
    REGISTRIES.close();
  }

  @Test
  void whatWasPublishedStartsFromItsAddress() {
    String address = plain + "/it/shop:1";
    loggedIn.orchestrator("publish", "--with-env", "-y", address).succeeded();
    try (var elsewhere = new TestProject("")) {
      Shell shell = elsewhere.with(environment("login"));
      String file = "oci://" + address;
      shell.orchestrator("-f", file, "-p", elsewhere.name, "up", "-d").succeeded();
      assertThat(elsewhere.inspect("web", "{{.Config.Env}}")).contains("GREETING=hello");
      assertThat(shell.orchestrator("-f", file, "-p", elsewhere.name, "ps", "-a").out())
          .contains("-web-1", "-part-1");
      Shell.Result plan = shell.orchestrator("-f", file, "-p", elsewhere.name, "plan");
      assertThat(plan.out()).contains("part").doesNotContain("web");
    }
  }

  @Test
  void certificateOfAnInsecureRegistryNeedsNobodysTrust() {
    Map<String, String> trusting = environment("login");
    Shell shell = shop.with(Map.of("DOCKER_CONFIG", trusting.get("DOCKER_CONFIG")));
    String address = secure.replace("127.0.0.1", "localhost") + "/it/untrusted:1";
    shell.orchestrator("publish", "--with-env", "-y", address).succeeded();
    assertThat(shell.orchestrator("-f", "oci://" + address, "config").succeeded().out())
        .contains("GREETING: hello");
  }

  @Test
  void withoutALoginNothingIsSentOrFetched() {
    String address = plain + "/it/denied:1";
    Shell.Result publish = stranger.orchestrator("publish", "--with-env", "-y", address);
    assertThat(publish.exit()).isEqualTo(1);
    assertThat(publish.err())
        .contains("answered 401", "authentication required", "docker login " + plain);
    Shell.Result config = stranger.orchestrator("-f", "oci://" + address, "config");
    assertThat(config.exit()).isEqualTo(1);
    assertThat(config.err()).contains("answered 401");
  }

  @Test
  void whatIsRefusedOrOnlyShownIsNotSent() {
    String address = plain + "/it/none:1";
    Shell.Result refused = loggedIn.orchestrator("publish", address);
    assertThat(refused.exit()).isEqualTo(1);
    assertThat(refused.err()).contains("'web.env' may hold secrets", "--with-env");
    Shell.Result dry = loggedIn.orchestrator("publish", "--with-env", "--dry-run", address);
    assertThat(dry.succeeded().out()).contains("compose.yaml", "parts/part.yaml", "web.env");
    shop.write("mount.yaml", "services: {web: {image: busybox, volumes: [\"./x:/x\"]}}\n");
    Shell.Result unasked = loggedIn.orchestrator("-f", "mount.yaml", "publish", address);
    assertThat(unasked.succeeded().err()).contains("/x, which other machines may not have");
    Shell.Result config = loggedIn.orchestrator("-f", "oci://" + address, "config");
    assertThat(config.err()).contains("answered 404");
  }

  @Test
  void imagesAreNamedByDigestAndBroughtAlong() {
    String image = plain + "/it/image:1";
    loggedIn.docker("tag", "busybox", image).succeeded();
    loggedIn.docker("push", image).succeeded();
    shop.write("app.yaml", "services: {web: {image: \"" + image + "\"}}\n");
    String address = plain + "/it/app:1";
    loggedIn.orchestrator("-f", "app.yaml", "publish", "--app", "-y", address).succeeded();
    String digest = image + "@sha256:";
    assertThat(loggedIn.orchestrator("-f", "oci://" + address, "config").succeeded().out())
        .contains(digest);
    loggedIn.docker("rmi", image);
    String there =
        loggedIn.orchestrator("-f", "oci://" + address, "config", "--images").out().strip();
    String copy = there.replace("/it/image:1@", "/it/app@");
    loggedIn.docker("pull", "-q", copy).succeeded();
    loggedIn.docker("rmi", copy);
  }

  @Test
  void dockerComposeTakesWhatWePublishAndWeWhatItPublishes() throws IOException {
    assumeThat(compose).as("docker compose").isNotEmpty();
    String host = secure.replace("127.0.0.1", "localhost") + "/it/";
    loggedIn.orchestrator("publish", "--with-env", "-y", host + "ours:1").succeeded();
    loggedIn
        .run(Shell.command(compose, "publish", "--with-env", "-y", host + "theirs:1"))
        .succeeded();
    for (String name : List.of("ours:1", "theirs:1")) {
      String file = "oci://" + host + name;
      String own = loggedIn.orchestrator("-f", file, "config").succeeded().out();
      assertThat(own).contains("GREETING: hello", "- part");
      clearCache();
      assertThat(loggedIn.run(Shell.command(compose, "-f", file, "config")).succeeded().out())
          .isEqualTo(own);
      assertThat(loggedIn.orchestrator("-f", file, "config").succeeded().out()).isEqualTo(own);
    }
  }

  private static void clearCache() throws IOException {
    Path cache = REGISTRIES.folder.resolve("cache/docker-compose");
    Files.move(cache, cache.resolveSibling("cleared" + System.nanoTime()));
  }
}
