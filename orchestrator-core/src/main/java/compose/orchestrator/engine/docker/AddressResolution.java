package compose.orchestrator.engine.docker;

import compose.orchestrator.diagnostic.UsageException;
import compose.orchestrator.engine.docker.EngineAddress.Transport;
import compose.orchestrator.model.ConfigHash;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Finds the engine as docker does: environment, then context, then the local socket. */
final class AddressResolution {
  /** Leaves room for a name in the path of a socket. */
  private static final int LONGEST_SOCKET_FOLDER = 40;

  private final Map<String, String> environment;
  private final Path home;
  private final Path configuration;

  AddressResolution(Map<String, String> environment, Path home) {
    this.environment = environment;
    this.home = home;
    this.configuration = configurationFolder(environment, home);
  }

  /** The folder of docker's own files. */
  static Path configurationFolder(Map<String, String> environment, Path home) {
    String folder = environment.getOrDefault("DOCKER_CONFIG", "");
    return folder.isEmpty() ? home.resolve(".docker") : Path.of(folder);
  }

  EngineAddress resolve() {
    String host = environment.getOrDefault("DOCKER_HOST", "");
    if (!host.isEmpty()) {
      return ofHost(host, "DOCKER_HOST");
    }
    String context = environment.getOrDefault("DOCKER_CONTEXT", "");
    if (!context.isEmpty()) {
      return ofContext(context, "DOCKER_CONTEXT=" + context);
    }
    String current = ClientConfiguration.text(configuration, "currentContext");
    return current == null
        ? unix(EngineAddress.DEFAULT_SOCKET, "the default")
        : ofContext(current, "the current docker context '" + current + "'");
  }

  EngineAddress ofContext(String context, String namedBy) {
    if (context.equals("default") || context.isEmpty()) {
      return unix(EngineAddress.DEFAULT_SOCKET, namedBy);
    }
    String folder = ConfigHash.text(context);
    Path meta = configuration.resolve("contexts/meta").resolve(folder).resolve("meta.json");
    var endpoint = new ContextEndpoint();
    try {
      endpoint.read(new JsonReader(Files.readAllBytes(meta)));
    } catch (IOException e) {
      throw new UsageException(
          "unknown-context",
          "the docker context '" + context + "' (" + namedBy + ") cannot be read: " + meta,
          "choose one that 'docker context ls' shows, or set DOCKER_HOST");
    }
    Path certificates = configuration.resolve("contexts/tls").resolve(folder).resolve("docker");
    boolean tls = Files.isDirectory(certificates);
    return parse(endpoint.host, namedBy, tls ? certificates : null, !endpoint.skipVerify, tls);
  }

  EngineAddress ofHost(String address, String namedBy) {
    boolean verify = !environment.getOrDefault("DOCKER_TLS_VERIFY", "").isEmpty();
    boolean tls = verify || !environment.getOrDefault("DOCKER_TLS", "").isEmpty();
    String folder = environment.getOrDefault("DOCKER_CERT_PATH", "");
    Path certificates = folder.isEmpty() ? configuration : Path.of(folder);
    return parse(address, namedBy, tls ? certificates : null, verify, tls);
  }

  private EngineAddress parse(
      String address, String namedBy, @Nullable Path certificates, boolean verify, boolean tls) {
    int scheme = address.indexOf("://");
    String rest = scheme < 0 ? address : address.substring(scheme + 3);
    return switch (scheme < 0 ? "tcp" : address.substring(0, scheme)) {
      case "unix" -> unix(rest.isEmpty() ? EngineAddress.DEFAULT_SOCKET : rest, namedBy);
      case "tcp", "http", "https" -> {
        boolean encrypted = tls || address.startsWith("https");
        HostPort at = HostPort.parse(withoutPath(rest), encrypted ? 2376 : 2375);
        yield new EngineAddress(
            encrypted ? Transport.TLS : Transport.TCP,
            at.host().isEmpty() ? "127.0.0.1" : at.host(),
            at.port(),
            "",
            "",
            certificates,
            null,
            verify || !tls,
            namedBy);
      }
      case "ssh" -> ssh(rest, namedBy);
      default ->
          throw new UsageException(
              "unknown-engine-address",
              "no way is known to reach an engine at '" + address + "' (" + namedBy + ")",
              "write unix:///PATH, tcp://HOST:PORT or ssh://USER@HOST");
    };
  }

  private static EngineAddress unix(String path, String namedBy) {
    return new EngineAddress(Transport.UNIX, "", 0, path, "", null, null, true, namedBy);
  }

  private EngineAddress ssh(String rest, String namedBy) {
    int slash = rest.indexOf('/');
    String path = slash < 0 ? "" : rest.substring(slash);
    String authority = withoutPath(rest);
    int sign = authority.lastIndexOf('@');
    HostPort at = HostPort.parse(authority.substring(sign + 1), 0);
    String user = sign < 0 ? "" : authority.substring(0, sign);
    return new EngineAddress(
        Transport.SSH, at.host(), at.port(), path, user, null, sockets(), true, namedBy);
  }

  /** A folder of the user alone; where there is none that ssh can use, nothing is shared. */
  private @Nullable Path sockets() {
    String runtime = environment.getOrDefault("XDG_RUNTIME_DIR", "");
    for (Path folder : List.of(Path.of(runtime), home.resolve(".ssh"))) {
      if (isForSockets(folder.toString()) && Files.isWritable(folder)) {
        return folder;
      }
    }
    return null;
  }

  /** Whether ssh takes the path without quotes. A pattern would cost each command its classes. */
  private static boolean isForSockets(String path) {
    boolean plain =
        path.chars().allMatch(c -> Character.isLetterOrDigit(c) || "/._-".indexOf(c) >= 0);
    return plain && path.startsWith("/") && path.length() <= LONGEST_SOCKET_FOLDER;
  }

  private static String withoutPath(String rest) {
    int slash = rest.indexOf('/');
    return slash < 0 ? rest : rest.substring(0, slash);
  }

  /** HOST:PORT, where the host may be an IPv6 address in brackets. */
  private record HostPort(String host, int port) {
    static HostPort parse(String text, int defaultPort) {
      int close = text.lastIndexOf(']');
      int colon = text.lastIndexOf(':');
      boolean hasPort = colon > close;
      String host = hasPort ? text.substring(0, colon) : text;
      if (close >= 0 && host.startsWith("[")) {
        host = host.substring(1, close);
      }
      return new HostPort(host, hasPort ? number(text.substring(colon + 1)) : defaultPort);
    }

    private static int number(String text) {
      try {
        return Integer.parseInt(text);
      } catch (NumberFormatException _) {
        throw new UsageException(
            "unknown-engine-address",
            "'" + text + "' is no port of an engine",
            "write tcp://HOST:PORT with a number");
      }
    }
  }

  /** What a context says of its engine. */
  private static final class ContextEndpoint {
    private String host = "";
    private boolean skipVerify;

    void read(JsonReader reader) throws IOException {
      reader.object(name -> {
        if (name.equals("Endpoints")) {
          reader.object(kind -> endpoint(reader, kind));
        }
      });
    }

    private void endpoint(JsonReader reader, String kind) throws IOException {
      if (!kind.equals("docker")) {
        return;
      }
      reader.object(field -> {
        if (field.equals("Host")) {
          host = Objects.requireNonNullElse(reader.textOrNull(), "");
        } else if (field.equals("SkipTLSVerify")) {
          skipVerify = reader.truth();
        }
      });
    }
  }
}
