package compose.orchestrator.cli.it;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Chromium without a window: its driver does in it what a person would (W3C WebDriver). What is on
 * a page is named by XPath.
 */
final class Browser implements AutoCloseable {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration PATIENCE = Duration.ofMinutes(1);
  private static final Pattern STARTED = Pattern.compile("started successfully on port ([0-9]+)");

  private static final List<String> OPTIONS =
      List.of(
          "--headless",
          "--no-sandbox",
          "--disable-gpu",
          "--disable-quic",
          "--no-first-run",
          "--disable-background-networking",
          "--disable-component-update",
          "--disable-sync",
          "--lang=en",
          "--host-resolver-rules=MAP *.localhost 127.0.0.1");

  private final HttpClient client = HttpClient.newHttpClient();
  private final Process driver;
  private final String session;

  /**
   * A new one, which knows nothing of earlier ones.
   *
   * @param driver the program chromedriver
   * @param folder empty; what it keeps and downloads is put there
   */
  Browser(String driver, Path folder) throws IOException {
    this.driver = new ProcessBuilder(driver, "--port=0").redirectErrorStream(true).start();
    String address = "http://127.0.0.1:" + port() + "/session";
    JsonNode made = send("POST", address, Map.of("capabilities", capabilities(folder)));
    this.session = address + "/" + made.get("sessionId").asText();
  }

  private String port() throws IOException {
    BufferedReader said = driver.inputReader();
    for (String line = said.readLine(); line != null; line = said.readLine()) {
      Matcher started = STARTED.matcher(line);
      if (started.find()) {
        return started.group(1);
      }
    }
    throw new IOException("chromedriver ended before it answered");
  }

  private static Map<String, Object> capabilities(Path folder) {
    var options = new ArrayList<String>(OPTIONS);
    options.add("--user-data-dir=" + folder.resolve("profile"));
    Map<String, Object> chromium =
        Map.of("args", options, "prefs", Map.of("download.default_directory", folder.toString()));
    return Map.of("alwaysMatch", Map.of("goog:chromeOptions", chromium));
  }

  void resize(int width, int height) {
    send("POST", session + "/window/rect", Map.of("width", width, "height", height));
  }

  void open(String address) {
    send("POST", session + "/url", Map.of("url", address));
  }

  void click(String path) {
    send("POST", element(path) + "/click", Map.of());
  }

  /** Puts a text in place of what is in a field. */
  void type(String path, String text) {
    String field = element(path);
    send("POST", field + "/clear", Map.of());
    send("POST", field + "/value", Map.of("text", text));
  }

  /** Names a file in a field for files. */
  void choose(String path, Path file) {
    send("POST", element(path) + "/value", Map.of("text", file.toString()));
  }

  /** What a person reads there. */
  String text(String path) {
    return send("GET", element(path) + "/text", null).asText();
  }

  /** What a script tells of the page. */
  int number(String script) {
    Map<String, Object> call = Map.of("script", "return " + script, "args", List.of());
    return send("POST", session + "/execute/sync", call).asInt();
  }

  private String element(String path) {
    Map<String, Object> wanted = Map.of("using", "xpath", "value", path);
    return session
        + "/element/"
        + send("POST", session + "/element", wanted).elements().next().asText();
  }

  private JsonNode send(String method, String address, @Nullable Map<String, Object> body) {
    try {
      var content =
          body == null
              ? HttpRequest.BodyPublishers.noBody()
              : HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(body));
      var request =
          HttpRequest.newBuilder(URI.create(address)).timeout(PATIENCE).method(method, content);
      String answer = client.send(request.build(), HttpResponse.BodyHandlers.ofString()).body();
      JsonNode value = JSON.readTree(answer).path("value");
      if (value.has("error")) {
        throw new AssertionError(
            value.get("error").asText() + ": " + value.get("message").asText());
      }
      return value;
    } catch (IOException | InterruptedException e) {
      throw new AssertionError("chromedriver does not answer", e);
    }
  }

  @Override
  public void close() {
    try (client) {
      send("DELETE", session, null);
    } finally {
      driver.destroy();
    }
  }
}
