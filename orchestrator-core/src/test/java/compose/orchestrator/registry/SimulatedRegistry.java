package compose.orchestrator.registry;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/** A registry in this process that keeps what it is given, and answers wrongly where told to. */
public final class SimulatedRegistry implements Closeable {

  /** How it wants to be shown who asks. */
  public enum Door {
    OPEN,
    BASIC,
    TOKEN,
    /** By tokens that are given for the identity token {@code the-identity} alone. */
    IDENTITY
  }

  private static final String TOKEN = "the-token";

  private final HttpServer server;
  private final Door door;
  private final String scheme;

  /** Contents by what is asked for: REPOSITORY/blobs/DIGEST or REPOSITORY/manifests/VERSION. */
  public final Map<String, byte[]> contents = new ConcurrentHashMap<>();

  /** Where what is asked for is to be fetched instead. */
  public final Map<String, String> moved = new ConcurrentHashMap<>();

  /** Method and path of each request, and the scheme by which it shows who asks. */
  public final List<String> requests = new CopyOnWriteArrayList<>();

  /** Contents with this text in them are refused. */
  public String refusing = "\u0000";

  /** Open, or for user {@code me} with the password {@code secret}. */
  public SimulatedRegistry(Door door) {
    this(door, null);
  }

  /** Likewise, with TLS where there is a context for it. */
  public SimulatedRegistry(Door door, @Nullable SSLContext context) {
    this.door = door;
    this.scheme = context == null ? "http" : "https";
    try {
      server = server(context);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.createContext("/", this::handle);
    server.start();
  }

  private static HttpServer server(@Nullable SSLContext context) throws IOException {
    var address = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    if (context == null) {
      return HttpServer.create(address, 0);
    }
    HttpsServer server = HttpsServer.create(address, 0);
    server.setHttpsConfigurator(new HttpsConfigurator(context));
    return server;
  }

  /** Host and port. */
  public String address() {
    return "127.0.0.1:" + server.getAddress().getPort();
  }

  /** Puts a blob into a repository. */
  public Descriptor blob(
      String repository, String mediaType, String text, Map<String, String> annotations) {
    byte[] content = text.getBytes(StandardCharsets.UTF_8);
    Descriptor descriptor = Descriptor.of(mediaType, content, annotations);
    contents.put(repository + "/blobs/" + descriptor.digest(), content);
    return descriptor;
  }

  /** Puts a manifest into a repository, under a tag and its digest. */
  public Digest manifest(String repository, String tag, Manifest manifest) {
    byte[] json = manifest.json();
    Digest digest = Digest.of(json);
    contents.put(repository + "/manifests/" + tag, json);
    contents.put(repository + "/manifests/" + digest, json);
    return digest;
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      String shown = exchange.getRequestHeaders().getFirst("Authorization");
      String path = exchange.getRequestURI().getPath();
      String how = shown == null ? "" : " " + shown.split(" ", 2)[0];
      requests.add(exchange.getRequestMethod() + " " + path + how);
      if (path.equals("/token")) {
        token(exchange, shown);
      } else if (path.startsWith("/elsewhere/")) {
        answer(exchange, 200, contents.get(path));
      } else if (!isLetIn(shown)) {
        challenge(exchange);
      } else {
        registry(exchange, path.substring("/v2/".length()));
      }
    }
  }

  private static String basic() {
    byte[] plain = "me:secret".getBytes(StandardCharsets.UTF_8);
    return "Basic " + Base64.getEncoder().encodeToString(plain);
  }

  private boolean isLetIn(@Nullable String shown) {
    return switch (door) {
      case OPEN -> true;
      case BASIC -> basic().equals(shown);
      case TOKEN, IDENTITY -> ("Bearer " + TOKEN).equals(shown);
    };
  }

  private void challenge(HttpExchange exchange) throws IOException {
    String how =
        door == Door.BASIC
            ? "Basic realm=\"test\""
            : "Bearer realm=\"" + scheme + "://" + address() + "/token\",service=\"test\"";
    exchange.getResponseHeaders().add("WWW-Authenticate", how);
    String words = "{\"errors\":[{\"code\":\"UNAUTHORIZED\",\"message\":\"log in\\u001b[2J\"}]}";
    answer(exchange, 401, words.getBytes(StandardCharsets.UTF_8));
  }

  private void token(HttpExchange exchange, @Nullable String shown) throws IOException {
    boolean known =
        door == Door.IDENTITY ? isIdentified(exchange) : isKnown(exchange.getRequestURI(), shown);
    String name = door == Door.IDENTITY ? "access_token" : "token";
    String words =
        known
            ? "{\"" + name + "\":\"" + TOKEN + "\"}"
            : "{\"errors\":[{\"message\":\"unknown user\"}]}";
    answer(exchange, known ? 200 : 401, words.getBytes(StandardCharsets.UTF_8));
  }

  private static boolean isKnown(URI asked, @Nullable String shown) {
    return basic().equals(shown) && asked.getQuery().contains("scope=repository:");
  }

  /** As the token service of Distribution is asked by OAuth2, with a refresh token. */
  private static boolean isIdentified(HttpExchange exchange) throws IOException {
    String type = exchange.getRequestHeaders().getFirst("Content-Type");
    String form = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    Set<String> parts = Set.of(form.split("&"));
    return exchange.getRequestMethod().equals("POST")
        && "application/x-www-form-urlencoded".equals(type)
        && parts.contains("grant_type=refresh_token")
        && parts.contains("refresh_token=the-identity")
        && parts.contains("service=test")
        && form.contains("client_id=")
        && form.contains("scope=repository%3A");
  }

  private void registry(HttpExchange exchange, String path) throws IOException {
    String place = moved.get(path);
    if (place != null) {
      exchange.getResponseHeaders().add("Location", place);
      answer(exchange, 307, null);
      return;
    }
    switch (exchange.getRequestMethod()) {
      case "POST" -> {
        exchange.getResponseHeaders().add("Location", "/v2/" + path + "1?state=x");
        answer(exchange, 202, null);
      }
      case "PUT" -> answer(exchange, isPut(path, exchange) ? 201 : 400, null);
      default -> answer(exchange, contents.containsKey(path) ? 200 : 404, contents.get(path));
    }
  }

  private boolean isPut(String path, HttpExchange exchange) throws IOException {
    byte[] content = exchange.getRequestBody().readAllBytes();
    if (new String(content, StandardCharsets.UTF_8).contains(refusing)) {
      return false;
    }
    int upload = path.indexOf("/blobs/uploads/");
    if (upload < 0) {
      contents.put(path, content);
    } else {
      contents.put(path.substring(0, upload) + "/blobs/" + Digest.of(content), content);
    }
    return true;
  }

  private static void answer(HttpExchange exchange, int status, byte @Nullable [] content)
      throws IOException {
    byte[] body = content == null ? new byte[0] : content;
    boolean sent = body.length > 0 && !exchange.getRequestMethod().equals("HEAD");
    exchange.sendResponseHeaders(status, sent ? body.length : -1);
    if (sent) {
      exchange.getResponseBody().write(body);
    }
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
