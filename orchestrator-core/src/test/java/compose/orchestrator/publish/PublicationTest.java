package compose.orchestrator.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import compose.orchestrator.diagnostic.Diagnostic;
import compose.orchestrator.diagnostic.InvalidProjectException;
import compose.orchestrator.diagnostic.UsageException;
import compose.orchestrator.loader.ConfigOutput;
import compose.orchestrator.loader.LoadRequest;
import compose.orchestrator.loader.LoadedProject;
import compose.orchestrator.loader.Loader;
import compose.orchestrator.model.Project;
import compose.orchestrator.registry.Descriptor;
import compose.orchestrator.registry.Registries;
import compose.orchestrator.registry.RegistryAccess;
import compose.orchestrator.registry.RegistryReference;
import compose.orchestrator.registry.SimulatedRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PublicationTest {

  private static final String COMPOSE =
      """
      x-common: &common
        env_file: "é.env"   # é is kept
      services:
        web: {<<: *common, image: nginx, env_file: [one.env, {path: './one.env', required: true}]}
        app:
          <<: *common
          image: busybox
        sub:
          extends: {file: 'parts/it''s.yaml', service: base}
        opt: {image: busybox, env_file: [{path: "none.env", required: false}]}
      """;

  @TempDir Path folder;
  private Path shop = Path.of("");

  @BeforeEach
  void write() throws IOException {
    shop = written(folder.resolve("shop"));
  }

  private static Path written(Path shop) throws IOException {
    Files.createDirectories(shop.resolve("parts"));
    Files.writeString(shop.resolve("compose.yaml"), COMPOSE);
    Files.writeString(shop.resolve("é.env"), "A=1\n");
    Files.writeString(shop.resolve("one.env"), "B=2\n");
    Files.writeString(
        shop.resolve("parts/it's.yaml"),
        "services:\n  base: {extends: {file: more.yaml, service: more}, env_file: ../one.env}\n");
    Files.writeString(
        shop.resolve("parts/more.yaml"), "services: {more: {image: more, environment: {C: d}}}\n");
    return shop;
  }

  private static LoadedProject load(Path shop) {
    return Loader.load(LoadRequest.of(shop, Map.of()));
  }

  @Test
  void namesOfOtherFilesAreReplacedAndAllElseStays() {
    List<PublishedFile> files = Publication.of(load(shop), true).files();
    assertThat(files)
        .extracting(PublishedFile::origin)
        .containsExactly("compose.yaml", "parts/it's.yaml", "parts/more.yaml", "one.env", "é.env");
    String one = files.get(3).name();
    String other = files.get(4).name();
    assertThat(one).matches("[0-9a-f]{64}\\.env");
    assertThat(files.getFirst().text())
        .isEqualTo(
            COMPOSE
                .replace("\"é.env\"", other)
                .replace("'./one.env'", one)
                .replace("[one.env", "[" + one)
                .replace("'parts/it''s.yaml'", files.get(1).name()));
    assertThat(files.get(1).text())
        .isEqualTo(
            "services:\n  base: {extends: {file: "
                + files.get(2).name()
                + ", service: more}, env_file: "
                + one
                + "}\n");
  }

  @Test
  void equalProjectsInOtherFoldersMakeEqualPublications() throws IOException {
    Path other = written(folder.resolve("elsewhere/shop"));
    assertThat(Publication.of(load(other), true).files())
        .isEqualTo(Publication.of(load(shop), true).files());
  }

  @Test
  void whatWasPublishedLoadsAsTheProjectItself() throws IOException {
    try (var registry = new SimulatedRegistry(SimulatedRegistry.Door.OPEN);
        var registries = new Registries(() -> RegistryAccess.NOBODY, Map.of())) {
      String name = registry.address() + "/team/shop:1";
      var publisher = new Publisher(registries, RegistryReference.parse(name));
      LoadedProject project = load(shop);
      Descriptor sent = publisher.publish(Publication.of(project, true), null);
      assertThat(publisher.publish(Publication.of(project, true), null)).isEqualTo(sent);
      var environment = Map.of("XDG_CACHE_HOME", folder.resolve("cache").toString());
      LoadedProject fetched =
          Loader.load(LoadRequest.of(shop, environment).withFiles(List.of("oci://" + name)));
      assertThat(ConfigOutput.json(fetched, true)).isEqualTo(ConfigOutput.json(project, true));
    }
  }

  @Test
  void registryWithoutTypesOfArtifactsGetsTheOlderForm() throws IOException {
    try (var registry = new SimulatedRegistry(SimulatedRegistry.Door.OPEN);
        var registries = new Registries(() -> RegistryAccess.NOBODY, Map.of())) {
      var reference = RegistryReference.parse(registry.address() + "/shop:1");
      registry.refusing = "artifactType";
      Publication publication = Publication.of(load(shop), true);
      var publisher = new Publisher(registries, reference);
      assertThat(publisher.publish(publication, null).artifactType()).isEmpty();
      assertThat(String.valueOf(registries.reading(reference).manifest().manifest().config()))
          .contains("application/vnd.docker.compose.config.empty.v1+json");
      assertThatThrownBy(() -> publisher.publish(publication, OciVersion.V1_1))
          .isInstanceOf(UsageException.class)
          .hasMessageContaining("answered 400");
    }
  }

  private Objections objections(String text, boolean withEnvironment) throws IOException {
    Files.writeString(shop.resolve("compose.yaml"), text);
    LoadedProject loaded = load(shop);
    Project project = loaded.project();
    Publication publication = Publication.of(loaded, withEnvironment);
    return Objections.to(project, publication, withEnvironment, false);
  }

  @Test
  void whatNobodyElseCouldStartIsRefused() throws IOException {
    Files.writeString(shop.resolve("other.yaml"), "services: {db: {image: db}}\n");
    Objections found =
        objections(
            """
            include: [other.yaml]
            services: {a: {build: .}, b: {build: ., image: b}, c: {image: c, env_file: one.env}}
            """,
            false);
    assertThat(found.refusals())
        .extracting(Diagnostic::code)
        .containsExactly("publish-build", "publish-include", "publish-env-file");
    assertThat(found.refusals().get(2).location()).hasToString("compose.yaml:2:76");
    assertThat(objections("services: {c: {image: c, env_file: one.env}}\n", true).refusals())
        .isEmpty();
  }

  @Test
  void mountsVariablesAndSecretsNeedConsent() throws IOException {
    Objections found =
        objections(
            """
            services:
              a: {image: a, volumes: ["./x:/x", "v:/v"], environment: ["A=${B}", C, "D=", "E=f"]}
              b: {image: b, environment: {DB_PASSWORD: secret1, NONE: null}}
            volumes: {v: {}}
            """,
            true);
    assertThat(found.refusals()).isEmpty();
    assertThat(details(found, 0)).singleElement().asString().contains(shop.resolve("x") + ",");
    assertThat(details(found, 1))
        .containsExactly(
            "services.a.environment.E: its value is part of the file",
            "services.b.environment.DB_PASSWORD: its value is part of the file");
    assertThat(details(found, 2)).containsExactly("this looks like the value of DB_PASSWORD");
    assertThat(found.consents().get(2).details().getFirst().location())
        .hasToString("compose.yaml:3:0");
  }

  private static List<String> details(Objections found, int consent) {
    return found.consents().get(consent).details().stream().map(Diagnostic::summary).toList();
  }

  @Test
  void valuesOfVariablesAreRefusedUnlessTheUserSaysSo() throws IOException {
    String text = "services: {a: {image: a, environment: {X: y}}}\n";
    assertThat(objections(text, false).refusals())
        .extracting(Diagnostic::code)
        .containsExactly("publish-environment");
    LoadedProject loaded = load(shop);
    Publication publication = Publication.of(loaded, false);
    assertThat(Objections.to(loaded.project(), publication, false, true).refusals()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "POSTGRES_PASSWORD: hunter2",
        "- MYSQL_ROOT_PASSWORD=hunter2",
        "api_key: \"abc\"",
        "-----BEGIN RSA PRIVATE KEY-----",
        "key: AKIAIOSFODNN7EXAMPLE",
        "url: postgres://me:hunter2@db/shop",
        "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.abc",
        "DB_PASS: hunter2",
        "GOOGLE_CREDENTIALS: hunter2"
      })
  void secretIsFound(String line) {
    assertThat(SecretScan.of(PublishedFile.compose("a", "a", "x: 1\n" + line))).hasSize(1);
  }

  /** The sign ~ is left out, so that nobody takes this file for one with secrets. */
  @ParameterizedTest
  @CsvSource({
    "of AWS,          A3~TX1234567890ABCDEF",
    "of AWS,          AR~OAIOSFODNN7EXAMPLE",
    "of AWS,          amzn.~mws.12345678-1234-1234-1234-123456789012",
    "of GitHub,       gh~s_aBcDeFgHiJkLmNoPqRsTuVwXyZ1234567890",
    "of GitHub,       github_~pat_11ABCDEFG0aBcDeFgHiJkL_mNoPqRsTuVwXyZ",
    "of GitLab,       glp~at-aBcDeFgHiJ1234567890",
    "of Docker Hub,   dckr_~pat_aBcDeFgHiJkLmNoPqRsTuVwXyZ1",
    "of Google,       AI~zaaBcDeFgHiJkLmNoPqRsTuVwXyZ123456789",
    "of Slack,        xo~xb-123456789012-aBcDeFgHiJkL",
    "of Slack,        xa~pp-1-A0372407459-206989",
    "of Slack,        https://hooks.~slack.com/services/T3AQEJU4D/B9DBLTV2S/0mKbFowIBxhj",
    "of Stripe,       sk_~live_1234567890abcdefgHIJKLMN",
    "of Stripe,       rk_~test_1234567890abcdefgHIJKLMN",
    "of SendGrid,     S~G.698ZUNe1TdS3IoO20xMmNQ.ynhY7qoCJjAfHV2cd177nGkxGNhL1BLiD4HNeATxxAs",
    "of Square,       sq~0atp-1234506789_abcde-VWXYZ",
    "of Twilio,       A~C1234567890abcdef1234567890abcdef",
    "of Mailchimp,    1234567890abcdef1234567890abcdef-~us99",
    "of npm,          //registry.example.com/:_auth~Token=0af23f36-c523-4c87-b543-18ff3ed79bce",
    "of Artifactory,  AK~CabcXYZ1234567",
    "lets somebody,   Authorization: Bea~rer ZDp6cg==",
    "lets somebody,   Ba~sic ZDp6cg==",
    "long and random, Q7mX2vB9kL4pT8wZ1cN6yH3sJ5dF0~gRuEiOaVhYxKqW",
  })
  void secretIsKnownByHowItIsWritten(String kind, String secret) {
    String line = "VALUE: '" + secret.replace("~", "") + "'";
    assertThat(SecretScan.of(PublishedFile.compose("a", "a", line)))
        .singleElement()
        .satisfies(found -> assertThat(found.summary()).contains(kind));
  }

  @Test
  void accountKeyIsKnownByHowItIsWritten() {
    String line = "VALUE: AccountKey=" + "aB3/".repeat(21) + "xy==";
    assertThat(SecretScan.of(PublishedFile.compose("a", "a", line)))
        .extracting(Diagnostic::summary)
        .containsExactly("this looks like an account key of Azure");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "POSTGRES_PASSWORD: ${PASSWORD:?}",
        "POSTGRES_PASSWORD_FILE: /run/secrets/db",
        "secrets: [db]",
        "secrets:",
        "ALLOW_EMPTY_PASSWORD: \"true\"",
        "url: http://db:5432/shop",
        "TOKEN_URL: https://id.example/token",
        "PASSWORD_MIN_LENGTH: 8",
        "BYPASS_CACHE: yes",
        "ALLOW_EMPTY_PASSWORD: yes",
        "command: curl -H 'Authorization: Bearer ${TOKEN}' http://web",
        "# Basic authentication is not known here",
        "- ./data/Some/Long/Path/To/A/Folder/With/Many/Parts:/var/lib/some-thing/and_another",
        "command: java org/example/boot/loader/JarLauncherConfigurationPropertiesBinding2026",
        "id: 3f2504e0-4f89-11d3-9a0c-0305e82c3301",
        "image: nginx@sha256:0000000000000000000000000000000000000000000000000000000000000000"
      })
  void whatIsNoSecretIsLeftAlone(String line) {
    assertThat(SecretScan.of(PublishedFile.compose("a", "a", line))).isEmpty();
  }

  @Test
  void nameThatCannotBeReplacedIsRefusedWhereItStands() throws IOException {
    Files.writeString(
        shop.resolve("compose.yaml"),
        "services:\n  a:\n    image: a\n    env_file: >-\n      one.env\n");
    LoadedProject project = load(shop);
    assertThatThrownBy(() -> Publication.of(project, true))
        .isInstanceOf(InvalidProjectException.class)
        .hasMessageContaining("'one.env' needs another name");
  }
}
