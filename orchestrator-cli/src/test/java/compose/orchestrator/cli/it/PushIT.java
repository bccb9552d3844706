package compose.orchestrator.cli.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Images to and from a registry that asks for a login. */
final class PushIT {

  /** Password secret of user somebody. */
  private static final String LOGINS =
      "somebody:$$2b$$05$$abcdefghijklmnopqrstuuOQiyCxlgf/oeuTqixKmWdcYUh4Hjl0a";

  private static final TestProject PROJECT =
      new TestProject(
          """
          services:
            registry:
              image: registry:2
              ports: ["127.0.0.1::5000"]
              environment:
                REGISTRY_AUTH: htpasswd
                REGISTRY_AUTH_HTPASSWD_REALM: test
                REGISTRY_AUTH_HTPASSWD_PATH: /logins
              configs: [{source: logins, target: /logins}]
            app:
              image: ${HOST:-127.0.0.1:1}/it/app
              build: {context: ., dockerfile_inline: "FROM busybox"}
              depends_on: [other]
            other: {image: "${HOST:-127.0.0.1:1}/it/other"}
            gone:
              image: ${HOST:-127.0.0.1:1}/it/gone
              build: {context: ., dockerfile_inline: "FROM busybox"}
          configs: {logins: {content: "%s"}}
          """
              .formatted(LOGINS));

  private static Shell loggedIn = PROJECT.shell;
  private static Shell stranger = PROJECT.shell;

  @BeforeAll
  static void up() {
    PROJECT.run("up", "-d", "registry").succeeded();
    String port = PROJECT.run("port", "registry", "5000").succeeded().out().strip();
    String login =
        Base64.getEncoder().encodeToString("somebody:secret".getBytes(StandardCharsets.UTF_8));
    String with = "{\"auths\": {\"%s\": {\"auth\": \"%s\"}}}".formatted(port, login);
    PROJECT.write("login/config.json", with);
    PROJECT.write("none/config.json", "{}");
    String folder = PROJECT.folder.toString();
    loggedIn = PROJECT.with(Map.of("HOST", port, "DOCKER_CONFIG", folder + "/login"));
    stranger = PROJECT.with(Map.of("HOST", port, "DOCKER_CONFIG", folder + "/none"));
    loggedIn.orchestrator("build", "app").succeeded();
    Awaitility.await()
        .atMost(Duration.ofSeconds(20))
        .until(() -> PROJECT.run("logs", "registry").out().contains("listening on"));
  }

  @AfterAll
  static void down() {
    String image = loggedIn.orchestrator("config", "--images").out().lines().findFirst().orElse("");
    loggedIn.docker("rmi", image.substring(0, image.lastIndexOf('/')) + "/app");
    PROJECT.close();
  }

  @Test
  void pushSendsWhatWasBuiltAndPullBringsItBack() {
    Shell.Result push = loggedIn.orchestrator("push", "app", "other").succeeded();
    assertThat(push.err()).contains(" other Skipped ", " app Pushed ");
    Shell.Result quiet = loggedIn.orchestrator("push", "-q", "app").succeeded();
    assertThat(quiet.out() + quiet.err()).isEmpty();
    Shell.Result pull = loggedIn.orchestrator("pull", "app").succeeded();
    assertThat(pull.err()).contains(" app Pulled ");
    Shell.Result dry = loggedIn.orchestrator("--dry-run", "push", "app").succeeded();
    assertThat(dry.out()).contains("push").contains("/it/app");
  }

  @Test
  void withoutALoginNothingIsSentOrFetched() {
    Shell.Result push = stranger.orchestrator("push", "app");
    assertThat(push.exit()).as(push.toString()).isEqualTo(1);
    assertThat(push.err()).contains("no basic auth credentials", "docker login 127.0.0.1:");
    Shell.Result pull = stranger.orchestrator("pull", "app");
    assertThat(pull.exit()).isEqualTo(1);
    assertThat(pull.err()).contains("no basic auth credentials");
  }

  @Test
  void whatWasNotBuiltCannotBePushed() {
    Shell.Result push = loggedIn.orchestrator("push", "gone");
    assertThat(push.exit()).isEqualTo(1);
    assertThat(push.err()).contains("An image does not exist locally with the tag: ");
    assertThat(loggedIn.orchestrator("push", "--ignore-push-failures", "gone").exit()).isZero();
  }
}
