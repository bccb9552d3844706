package compose.orchestrator.engine.docker;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import compose.orchestrator.registry.RegistryLogin;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RegistryCredentialsTest {
  @TempDir Path folder;

  private RegistryCredentials credentials(String config) throws IOException {
    Files.writeString(folder.resolve("config.json"), config);
    var environment = Map.of("DOCKER_CONFIG", folder.toString(), "PATH", "/none:" + folder);
    return new RegistryCredentials(environment, Path.of("/none"));
  }

  /** A credential helper that knows one server. */
  private void helper(String server, String answer) throws IOException {
    Path file = folder.resolve("docker-credential-test");
    String known = "[ $1 = list ] && echo '{\"" + server + "\": \"someone\"}' && exit\n";
    String asked = "[ \"$(cat)\" = " + server + " ] && echo '" + answer + "' || exit 1\n";
    Files.writeString(file, "#!/bin/sh\n" + known + asked);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwx------"));
  }

  private static String decoded(String header) {
    return new String(Base64.getUrlDecoder().decode(header), UTF_8);
  }

  @Test
  void loginsAreFoundByRegistry() throws IOException {
    String auth = Base64.getEncoder().encodeToString("me:se:cret".getBytes(UTF_8));
    RegistryCredentials credentials =
        credentials(
            "{\"auths\":{\"https://index.docker.io/v1/\":{\"auth\":\""
                + auth
                + "\"},"
                + "\"other.example\":{\"identitytoken\":\"tok\"},\"empty.example\":{}}}");

    assertThat(credentials.headerFor("docker.io"))
        .satisfies(header ->
            assertThat(decoded(String.valueOf(header)))
                .isEqualTo(
                    "{\"serveraddress\":\"https://index.docker.io/v1/\",\"username\":\"me\","
                        + "\"password\":\"se:cret\"}"));
    assertThat(decoded(String.valueOf(credentials.headerFor("other.example"))))
        .contains("\"identitytoken\":\"tok\"");
    assertThat(credentials.headerFor("empty.example")).isNull();
    assertThat(credentials.headerFor("unknown.example")).isNull();
    assertThat(decoded(credentials.headerForAll()))
        .startsWith("{\"https://index.docker.io/v1/\":{")
        .contains("\"other.example\":{")
        .doesNotContain("empty.example");
    assertThat(credentials.configuration())
        .isEqualTo(
            "{\"auths\":{\"https://index.docker.io/v1/\":{\"auth\":\""
                + auth
                + "\"},\"other.example\":{\"identitytoken\":\"tok\"}}}");
  }

  @Test
  void identityTokensComeFromTheFile() throws IOException {
    String auth = Base64.getEncoder().encodeToString("00000000:".getBytes(UTF_8));
    String entry = "{\"auth\":\"" + auth + "\",\"identitytoken\":\"tok\"}";
    RegistryCredentials credentials = credentials("{\"auths\":{\"h.example\":" + entry + "}}");

    assertThat(credentials.loginAt("h.example"))
        .isEqualTo(new RegistryLogin("00000000", "", "tok", ""));
    assertThat(credentials.configuration()).isEqualTo("{\"auths\":{\"h.example\":" + entry + "}}");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"{\"credsStore\":\"test\"}", "{\"credHelpers\":{\"h.example\":\"test\"}}"})
  void identityTokensComeFromCredentialHelpers(String config) throws IOException {
    helper(
        "h.example", "{\"ServerURL\":\"h.example\",\"Username\":\"<token>\",\"Secret\":\"tok\"}");
    RegistryCredentials credentials = credentials(config);

    assertThat(credentials.loginAt("h.example")).isEqualTo(new RegistryLogin("", "", "tok", ""));
    assertThat(credentials.loginAt("other.example")).isNull();
    assertThat(decoded(String.valueOf(credentials.headerFor("h.example"))))
        .isEqualTo("{\"serveraddress\":\"h.example\",\"identitytoken\":\"tok\"}");
    assertThat(credentials.configuration())
        .isEqualTo("{\"auths\":{\"h.example\":{\"identitytoken\":\"tok\"}}}");
  }

  @Test
  void passwordsComeFromCredentialHelpers() throws IOException {
    helper("h.example", "{\"Username\":\"me\",\"Secret\":\"secret\"}");

    assertThat(credentials("{\"credsStore\":\"test\"}").loginAt("h.example"))
        .isEqualTo(new RegistryLogin("me", "secret", "", ""));
  }

  @Test
  void credentialHelperThatIsMissingIsNamed() throws IOException {
    RegistryCredentials credentials = credentials("{\"credsStore\":\"missing\"}");

    assertThatThrownBy(() -> credentials.loginAt("h.example"))
        .hasMessageContaining("docker-credential-missing cannot be asked about h.example");
  }

  @Test
  void nobodyHasToHaveLoggedIn() {
    var credentials = new RegistryCredentials(Map.of(), folder);

    assertThat(credentials.headerFor("docker.io")).isNull();
    assertThat(decoded(credentials.headerForAll())).isEqualTo("{}");
    assertThat(credentials.configuration()).isEqualTo("{\"auths\":{}}");
  }

  @ParameterizedTest
  @CsvSource({
    "busybox,                    docker.io,      busybox,                 latest",
    "busybox:1,                  docker.io,      busybox,                 1",
    "me/app:1,                   docker.io,      me/app,                  1",
    "host.example/app,           host.example,   host.example/app,        latest",
    "localhost:5000/app,         localhost:5000, localhost:5000/app,      latest",
    "localhost:5000/me/app:2,    localhost:5000, localhost:5000/me/app,   2",
    "app@sha256:00,              docker.io,      app,                     sha256:00",
    "app:1@sha256:00,            docker.io,      app,                     sha256:00",
    "docker.io/library/app:1,    docker.io,      docker.io/library/app,   1",
  })
  void referencesHaveTheirParts(String text, String registry, String repository, String tag) {
    assertThat(ImageReference.parse(text)).isEqualTo(new ImageReference(registry, repository, tag));
  }
}
