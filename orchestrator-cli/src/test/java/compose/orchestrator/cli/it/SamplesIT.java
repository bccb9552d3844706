package compose.orchestrator.cli.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceAccessMode;
import org.junit.jupiter.api.parallel.ResourceLock;

/** The samples do what their READMEs say. */
@ResourceLock("the ports of the samples")
@ResourceLock(value = SecondEngine.IMAGES, mode = ResourceAccessMode.READ)
final class SamplesIT {

  @Test
  void clientPrintsExactlyWhatTheServerServes() throws IOException {
    assertClientPrints("compose.yaml");
  }

  @Test
  void clientThatWaitsForAHealthyServerPrintsTheSame() throws IOException {
    assertClientPrints("compose.healthy.yaml");
  }

  private static void assertClientPrints(String file) throws IOException {
    String text =
        Files.readString(Sample.FOLDER.resolve("client-server/server/files/greeting.txt"));
    try (var sample = Sample.of("client-server", file)) {
      Shell.Result up =
          sample.run("up", "--build", "--abort-on-container-exit", "--exit-code-from", "client");
      assertThat(up.exit()).as(up.toString()).isZero();
      assertThat(sample.run("logs", "--no-log-prefix", "client").succeeded().out()).isEqualTo(text);
    }
  }

  @Test
  void staticSiteAnswersWherePortSays() {
    try (var sample = Sample.of("static-site", "compose.yaml")) {
      sample.run("up", "-d").succeeded();
      String random = sample.run("port", "anywhere", "80").succeeded().out().strip();
      assertThat(body("http://" + random)).contains("Hello Docker");
      assertThat(sample.run("port", "fixed", "80").succeeded().out().strip())
          .isEqualTo("0.0.0.0:8888");
      assertThat(body("http://127.0.0.1:8888")).contains("Hello Docker");
    }
  }

  @Test
  void flaskCatIsBuiltWithItsTriggersAndAnswers() {
    try (var sample = Sample.of("flask-cat", "compose.yaml")) {
      sample.run("up", "-d", "--build").succeeded();
      assertThat(body("http://127.0.0.1:8888")).contains("<svg");
    }
  }

  @Test
  void ordersPlacedInTheStoreAreSeenBySupport() throws Exception {
    try (var sample = Sample.of("store-support", "compose.yaml")) {
      assertSupportSeesOrders(sample, "8180");
    }
  }

  @Test
  @Tag("long")
  void ordersPlacedInTheStoreAreRestored(@TempDir Path backups) throws Exception {
    assertIsRestored(backups, "compose.yaml", "8180");
  }

  @Test
  @Tag("long")
  void ordersPlacedInTheStoreAreRestoredOnMariadb(@TempDir Path backups) throws Exception {
    assertIsRestored(backups, "compose.mariadb.yaml", "8181");
  }

  /** Up to the line that restore prints about how to start it. */
  private static void assertIsRestored(Path backups, String file, String port) throws Exception {
    String name = Sample.name("store-support", file);
    String bundle = backups.resolve("bundle.tar").toString();
    String before;
    try (var sample = Sample.of("store-support", file)) {
      assertSupportSeesOrders(sample, port);
      sample.run("start").succeeded();
      before = data(port);
      sample.run("backup", "--to", bundle).succeeded();
    }
    var elsewhere = new Shell(backups, Map.of());
    String told = elsewhere.orchestrator("restore", bundle).succeeded().out();
    List<String> options = List.of(told.replaceAll("(?s).*orchestrator| up -d.*", "").split(" "));
    var restored = new Sample(new Shell(backups.resolve(name), Map.of()), given(options));
    try (restored) {
      restored.run("up", "-d", "--wait").succeeded();
      assertThat(data(port)).isEqualTo(before).contains("Where is it?", "packed");
    }
  }

  private static List<String> given(List<String> options) {
    return options.stream().filter(option -> !option.isEmpty()).toList();
  }

  /** The sample on MariaDB moves to the second Engine, and tells the same there. */
  @Test
  @Tag("long")
  void sampleOnMariadbMoves(@TempDir Path elsewhere) throws Exception {
    String name = Sample.name("store-support", "compose.mariadb.yaml");
    Path folder = elsewhere.resolve(name);
    Shell there = SecondEngine.shell(elsewhere);
    String tell = "SELECT question FROM support.tickets; SELECT status FROM store.orders";
    try (var sample = Sample.of("store-support", "compose.mariadb.yaml")) {
      assertSupportSeesOrders(sample, "8181");
      sample.run("start").succeeded();
      sample.run("migrate", "run", SecondEngine.address(), "--to", folder.toString()).succeeded();
      String password = "mariadb -p\"$(cat /run/secrets/database_password)\" -N -e '" + tell + "'";
      assertThat(there.dockerText("exec", name + "-db-1", "sh", "-c", password))
          .isEqualTo("Where is it?\npacked");
      var moved = new Shell(folder, Map.of("DOCKER_HOST", SecondEngine.address()));
      assertThat(moved.orchestrator("up", "--dry-run").succeeded().out()).contains("Nothing to do");
    } finally {
      SecondEngine.clear(name, there, new Shell(elsewhere, Map.of()));
    }
  }

  private static String data(String port) throws Exception {
    return Awaitility.await()
        .atMost(Duration.ofMinutes(1))
        .ignoreExceptionsInstanceOf(AssertionError.class) // no connection yet
        .until(
            () ->
                site(port, "store", "/api/orders", null)
                    + site(port, "support", "/api/tickets", null),
            text -> text.contains("200") && !text.contains("502") && !text.contains("500"));
  }

  @Test
  @Tag("long")
  void ordersPlacedInTheStoreAreSeenBySupportOnMariadb() throws Exception {
    try (var sample = Sample.of("store-support", "compose.mariadb.yaml")) {
      assertSupportSeesOrders(sample, "8181");
    }
  }

  private static void assertSupportSeesOrders(Sample sample, String port) throws Exception {
    sample.run("up", "-d", "--build", "--wait").succeeded();
    String order = "{\"product\": 1, \"quantity\": 2, \"customer\": \"ada@example.com\"}";
    assertThat(site(port, "store", "/api/orders", order)).endsWith("{\"id\":1}\n201");
    String known = "{\"order\": 1, \"question\": \"Where is it?\"}";
    assertThat(site(port, "support", "/api/tickets", known)).endsWith("{\"id\":1}\n201");
    String unknown = "{\"order\": 9, \"question\": \"Where is it?\"}";
    assertThat(site(port, "support", "/api/tickets", unknown)).endsWith("no order 9.\n404");
    assertThat(site(port, "support", "/", null)).contains("Where is it?", "1: ada@example.com");
    Awaitility.await()
        .atMost(Duration.ofSeconds(30))
        .until(() -> site(port, "store", "/", null).contains("packed"));
    sample.run("stop").succeeded();
    assertThat(sample.run("ps", "-a", "--format", "{{.ExitCode}}").succeeded().out().lines())
        .hasSize(6)
        .containsOnly("0");
  }

  /** What a site answers, with its status: by curl, for Java sends no Host of one's own. */
  private static String site(String port, String name, String path, @Nullable String json)
      throws Exception {
    var command = new ArrayList<String>(List.of("curl", "-s", "-w", "%{http_code}", "-H"));
    command.add("Host: " + name + ".localhost:" + port);
    if (json != null) {
      command.addAll(List.of("-H", "Content-Type: application/json", "-d", json));
    }
    command.add("http://127.0.0.1:" + port + path);
    return new Shell(Sample.FOLDER, Map.of()).run(command).succeeded().out();
  }

  /** The body of the page, once the server in the container has begun to answer. */
  private static String body(String address) {
    var client = HttpClient.newHttpClient();
    var request = HttpRequest.newBuilder(URI.create(address)).build();
    return Awaitility.await()
        .atMost(Duration.ofSeconds(30))
        .ignoreExceptionsInstanceOf(IOException.class)
        .until(
            () -> client.send(request, HttpResponse.BodyHandlers.ofString()),
            response -> response.statusCode() == 200)
        .body();
  }
}
