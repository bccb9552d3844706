package compose.orchestrator.engine.docker;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where an engine is, and how that is known.
 *
 * @param transport how it is spoken to
 * @param host name or address of the host, empty for a local socket
 * @param port TCP port, 0 where none is given
 * @param path path of the socket; for ssh the socket on the other host, or empty
 * @param user user on the other host (ssh), or empty
 * @param certificates folder with ca.pem, cert.pem and key.pem, or null
 * @param sockets folder for the sockets through which ssh connections are shared, or null
 * @param verify whether the engine must prove who it is (TLS)
 * @param namedBy what chose it: DOCKER_HOST, a context, an option, or the default
 */
public record EngineAddress(
    Transport transport,
    String host,
    int port,
    String path,
    String user,
    @Nullable Path certificates,
    @Nullable Path sockets,
    boolean verify,
    String namedBy) {
  static final String DEFAULT_SOCKET = "/var/run/docker.sock";

  /** How an engine is spoken to. */
  public enum Transport {
    /** A socket in the file system. */
    UNIX,
    /** Plain TCP. */
    TCP,
    /** TCP with TLS. */
    TLS,
    /** A process that connects through ssh. */
    SSH
  }

  /**
   * The engine that the environment names: DOCKER_HOST, else the context of DOCKER_CONTEXT or of
   * {@code config.json}, else the local socket.
   *
   * @param environment variables
   * @param home the user's folder
   * @throws compose.orchestrator.diagnostic.UsageException where the name or context is no good
   */
  public static EngineAddress resolve(Map<String, String> environment, Path home) {
    return new AddressResolution(environment, home).resolve();
  }

  /** The engine at an address such as tcp://HOST:PORT, with the environment's certificates. */
  public static EngineAddress of(
      String address, String namedBy, Map<String, String> environment, Path home) {
    return new AddressResolution(environment, home).ofHost(address, namedBy);
  }

  /** The engine of a docker context. */
  public static EngineAddress ofContext(
      String context, String namedBy, Map<String, String> environment, Path home) {
    return new AddressResolution(environment, home).ofContext(context, namedBy);
  }

  /** Whether the engine runs on this machine. */
  boolean isLocal() {
    return switch (transport) {
      case UNIX -> true;
      case TCP, TLS -> host.equals("localhost") || host.equals("::1") || host.startsWith("127.");
      case SSH -> false;
    };
  }

  /** Connects. */
  Wire open() throws IOException {
    return switch (transport) {
      case UNIX -> ChannelWire.unix(path);
      case TCP -> ChannelWire.tcp(host, port);
      case TLS -> TlsWire.open(host, port, certificates, verify);
      case SSH -> ProcessWire.ssh(this);
    };
  }

  /** The variables by which docker's own programs find the engine. */
  Map<String, String> environment() {
    Map<String, String> variables = new LinkedHashMap<>(Map.of("DOCKER_HOST", toString()));
    if (transport == Transport.TLS) {
      variables.put("DOCKER_TLS", "1");
      variables.put("DOCKER_TLS_VERIFY", verify ? "1" : "");
      if (certificates != null) {
        variables.put("DOCKER_CERT_PATH", certificates.toString());
      }
    }
    return variables;
  }

  /** What to do when nobody answers there. */
  String advice() {
    return switch (transport) {
      case UNIX ->
          "start the engine (sudo systemctl start docker), or set DOCKER_HOST to where one runs";
      case TCP, TLS ->
          "see whether the engine runs and listens on that port, or correct the address";
      case SSH -> "see whether 'ssh " + host + " docker version' works, or correct the address";
    };
  }

  @Override
  public String toString() {
    return switch (transport) {
      case UNIX -> "unix://" + path;
      case TCP, TLS -> "tcp://" + host + ":" + port;
      case SSH ->
          "ssh://"
              + (user.isEmpty() ? "" : user + "@")
              + host
              + (port > 0 ? ":" + port : "")
              + path;
    };
  }
}
