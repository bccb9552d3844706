import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/**
 * Answers like an Engine that has one project of two containers, just enough for commands to run
 * from end to end while the build notes which classes they load. It remembers nothing.
 */
final class TrainingEngine implements AutoCloseable {

  /** A port that is free: commands look whether it is before they start a container. */
  private static final String PORT = freePort();

  static final String COMPOSE_FILE =
      """
      name: warm
      services:
        web:
          build: .
          image: busybox
          command: ["sleep", "1d"]
          environment: {GREETING: "${GREETING:-hello}"}
          ports: ["@PORT@:80", "127.0.0.1::9000", "9001"]
          mem_limit: 64m
          volumes: ["data:/data", "./:/here:ro"]
          depends_on: [db]
          labels: [a=b]
          restart: unless-stopped
          ulimits: {nofile: {soft: 1000, hard: 2000}}
          devices: ["/dev/null:/dev/nul"]
          cap_add: [NET_ADMIN]
          extra_hosts: ["a:1.2.3.4"]
          tmpfs: [/run]
          logging: {driver: json-file, options: {max-size: 1m}}
          secrets: [password]
          configs: [{source: settings, target: /settings}]
          networks: {default: {}, back: {ipv4_address: 172.19.0.5}}
        db:
          image: busybox
          command: sleep 1d
          healthcheck: {test: "true", interval: 1m30s, retries: 3}
          networks: {default: {aliases: [store]}}
          stop_grace_period: 5s
          deploy:
            replicas: 1
            resources: {limits: {cpus: "0.5", memory: 64m}}
            restart_policy: {condition: on-failure, max_attempts: 3}
            update_config: {order: stop-first}
      networks: {default: {}, back: {ipam: {config: [{subnet: 172.19.0.0/16}]}}}
      volumes: {data: {}}
      secrets: {password: {file: password.txt}}
      configs: {settings: {content: "a=b"}}
      """
          .replace("@PORT@", PORT);

  private static final String ID = "0123456789abcdef".repeat(4);
  private static final String DATABASE = "fedcba9876543210".repeat(4);
  private static final String IMAGE = "sha256:" + "fedcba9876543210".repeat(4);

  private volatile String lock = "";
  private final ServerSocketChannel server;
  private final Path socket;

  private TrainingEngine(ServerSocketChannel server, Path socket) {
    this.server = server;
    this.socket = socket;
  }

  private static String freePort() {
    try (var socket = new ServerSocket(0)) {
      return Integer.toString(socket.getLocalPort());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static TrainingEngine start(Path socket) throws IOException {
    var server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
    server.bind(UnixDomainSocketAddress.of(socket));
    var engine = new TrainingEngine(server, socket);
    Thread.ofVirtual().start(engine::serve);
    return engine;
  }

  Path socket() {
    return socket;
  }

  @Override
  public void close() throws IOException {
    server.close();
  }

  private void serve() {
    while (server.isOpen()) {
      try {
        SocketChannel client = server.accept();
        Thread.ofVirtual().start(() -> converse(client));
      } catch (IOException e) {
        return; // closed
      }
    }
  }

  private void converse(SocketChannel client) {
    try (client) {
      var buffer = ByteBuffer.allocate(1 << 16);
      String pending = "";
      while (client.read(buffer.clear()) > 0) {
        pending += StandardCharsets.ISO_8859_1.decode(buffer.flip());
        int end = pending.indexOf("\r\n\r\n");
        while (end >= 0) {
          String head = pending.substring(0, end);
          int body = bodyEnd(head, pending, end + 4);
          if (body < 0) {
            break;
          }
          hear(head, pending.substring(end + 4, body));
          pending = pending.substring(body);
          client.write(ByteBuffer.wrap(answer(head).getBytes(StandardCharsets.ISO_8859_1)));
          if (head.contains("/attach") || head.contains("/events")) {
            return; // a stream that has ended
          }
          end = pending.indexOf("\r\n\r\n");
        }
      }
    } catch (IOException e) {
      // the command has closed its side
    }
  }

  /** A command finds the lock that it has taken. */
  private void hear(String head, String body) {
    if (head.startsWith("POST ") && head.contains("/volumes/create")) {
      lock = body.contains("orchestrator-lock-") ? body : lock;
    } else if (head.startsWith("DELETE ") && head.contains("/volumes/orchestrator-lock-")) {
      lock = "";
    }
  }

  /** Where the request ends in what has been read, or -1 where more is to come. */
  private static int bodyEnd(String head, String text, int start) {
    String lower = head.toLowerCase(java.util.Locale.ROOT);
    int length = lower.indexOf("content-length:");
    if (length >= 0) {
      int line = lower.indexOf("\r\n", length);
      String digits = lower.substring(length + 15, line < 0 ? lower.length() : line).strip();
      int end = start + Integer.parseInt(digits);
      return end <= text.length() ? end : -1;
    }
    if (lower.contains("transfer-encoding: chunked")) {
      int end = text.indexOf("0\r\n\r\n", start);
      return end < 0 ? -1 : end + 5;
    }
    return start;
  }

  private String answer(String head) {
    String request = head.substring(0, head.indexOf("\r\n"));
    String method = request.substring(0, request.indexOf(' '));
    String path = request.substring(method.length() + 1, request.lastIndexOf(' '));
    if (path.contains("/attach")) {
      return "HTTP/1.1 101 UPGRADED\r\nConnection: Upgrade\r\nUpgrade: tcp\r\n\r\n"
          + "\u0001\u0000\u0000\u0000\u0000\u0000\u0000\u0003hi\n";
    }
    if (method.equals("POST") || method.equals("DELETE")) {
      return path.contains("/create")
          ? json(201, "{\"Id\":\"" + ID + "\",\"Name\":\"warm_data\",\"Warnings\":[]}")
          : path.contains("/wait") ? json(200, "{\"StatusCode\":0}") : empty();
    }
    return json(200, body(path));
  }

  private String body(String path) {
    String plain = path.indexOf('?') < 0 ? path : path.substring(0, path.indexOf('?'));
    if (plain.endsWith("/containers/json")) {
      return !path.contains("warm") ? "[]" : "[" + listed("web") + "," + listed("db") + "]";
    }
    if (plain.contains("/containers/") && plain.endsWith("/json")) {
      return inspected(plain.contains(DATABASE) ? "db" : "web");
    }
    if (plain.endsWith("/networks")) {
      return "[{\"Name\":\"warm_default\",\"Id\":\""
          + ID
          + "\",\"Driver\":\"bridge\",\"Scope\":"
          + "\"local\",\"IPAM\":{\"Driver\":\"default\",\"Config\":[{\"Subnet\":\"172.18.0.0/16\"}]},\"Options\":{},"
          + "\"Labels\":{\"com.docker.compose.project\":\"warm\"}},{\"Name\":\"warm_back\",\"Id\":\""
          + DATABASE
          + "\",\"Driver\":\"bridge\",\"Scope\":\"local\",\"IPAM\":{\"Driver\":\"default\","
          + "\"Config\":[{\"Subnet\":\"172.19.0.0/16\"}]},\"Options\":{},"
          + "\"Labels\":{\"com.docker.compose.project\":\"warm\"}}]";
    }
    if (plain.endsWith("/volumes")) {
      return "{\"Volumes\":[{\"Name\":\"warm_data\",\"Driver\":\"local\",\"Mountpoint\":\"/v\","
          + "\"Scope\":\"local\",\"Labels\":{\"com.docker.compose.project\":\"warm\"}}"
          + (lock.isEmpty() ? "" : "," + lock)
          + "]}";
    }
    if (plain.endsWith("/images/json")) {
      return "[{\"Id\":\""
          + IMAGE
          + "\",\"RepoTags\":[\"busybox:latest\"],\"Size\":1,\"Created\":1}]";
    }
    if (plain.contains("/images/")) {
      return "{\"Id\":\""
          + IMAGE
          + "\",\"RepoTags\":[\"busybox:latest\"],\"Os\":\"linux\","
          + "\"Architecture\":\"amd64\",\"Config\":{\"Cmd\":[\"sh\"],\"Env\":[\"PATH=/bin\"]}}";
    }
    if (plain.endsWith("/logs")) {
      return "\u0001\u0000\u0000\u0000\u0000\u0000\u0000\u0003hi\n";
    }
    return "{\"Version\":\"28.0.0\",\"ApiVersion\":\"1.48\",\"Os\":\"linux\",\"Arch\":\"amd64\"}";
  }

  private static String listed(String service) {
    return "{\"Id\":\""
        + id(service)
        + "\",\"Names\":[\"/warm-"
        + service
        + "-1\"],\"Image\":\"busybox\","
        + "\"ImageID\":\""
        + IMAGE
        + "\",\"Command\":\"sleep 1d\",\"Created\":1700000000,"
        + "\"Ports\":[{\"IP\":\"0.0.0.0\",\"PrivatePort\":80,\"PublicPort\":"
        + PORT
        + ",\"Type\":\"tcp\"}],"
        + "\"Labels\":"
        + labels(service)
        + ",\"State\":\"running\",\"Status\":\"Up 2 minutes\","
        + "\"HostConfig\":{\"NetworkMode\":\"warm_default\"},\"NetworkSettings\":{\"Networks\":"
        + "{\"warm_default\":{\"NetworkID\":\""
        + ID
        + "\"}}},\"Mounts\":[{\"Type\":\"volume\","
        + "\"Name\":\"warm_data\",\"Source\":\"/v\",\"Destination\":\"/data\",\"Driver\":\"local\","
        + "\"Mode\":\"z\",\"RW\":true,\"Propagation\":\"\"}]}";
  }

  private static String labels(String service) {
    return "{\"com.docker.compose.project\":\"warm\",\"com.docker.compose.service\":\""
        + service
        + "\",\"com.docker.compose.container-number\":\"1\",\"com.docker.compose.oneoff\":\"False\","
        + "\"com.docker.compose.config-hash\":\"0\",\"com.docker.compose.version\":\"2.40.3\"}";
  }

  private static String id(String service) {
    return service.equals("db") ? DATABASE : ID;
  }

  private static String inspected(String service) {
    return "{\"Id\":\""
        + id(service)
        + "\",\"Created\":\"2026-01-01T00:00:00.000000000Z\",\"Name\":"
        + "\"/warm-"
        + service
        + "-1\",\"Image\":\""
        + IMAGE
        + "\",\"State\":{\"Status\":\"running\",\"Running\":"
        + "true,\"ExitCode\":0,\"Error\":\"\",\"StartedAt\":\"2026-01-01T00:00:00Z\",\"FinishedAt\":"
        + "\"0001-01-01T00:00:00Z\",\"Health\":{\"Status\":\"healthy\",\"FailingStreak\":0,\"Log\":[{\"Start\":\"2026-01-01T00:00:00Z\","
        + "\"End\":\"2026-01-01T00:00:01Z\",\"ExitCode\":0,\"Output\":\"\"}]}},"
        + "\"HostConfig\":{\"Binds\":[\"warm_data:/data:rw\"],\"NetworkMode\":\"warm_default\","
        + "\"PortBindings\":{\"80/tcp\":[{\"HostIp\":\"\",\"HostPort\":\""
        + PORT
        + "\"}]},\"RestartPolicy\":"
        + "{\"Name\":\"unless-stopped\",\"MaximumRetryCount\":0},\"CapAdd\":null,\"Memory\":0,"
        + "\"Devices\":[{\"PathOnHost\":\"/dev/null\",\"PathInContainer\":\"/dev/nul\","
        + "\"CgroupPermissions\":\"rwm\"}],\"DeviceRequests\":[],\"DeviceCgroupRules\":[],\"Ulimits\":[{\"Name\":\"nofile\",\"Soft\":1000,\"Hard\":2000}],"
        + "\"BlkioWeightDevice\":[],\"BlkioDeviceReadBps\":[],\"BlkioDeviceWriteBps\":[],"
        + "\"BlkioDeviceReadIOps\":[],\"BlkioDeviceWriteIOps\":[],\"Mounts\":[{\"Type\":\"tmpfs\",\"Target\":\"/t\"}],"
        + "\"LogConfig\":{\"Type\":\"json-file\",\"Config\":{}},\"IpcMode\":\"private\"},\"Mounts\":["
        + "{\"Type\":\"volume\",\"Name\":\"warm_data\",\"Source\":\"/v\",\"Destination\":\"/data\","
        + "\"Driver\":\"local\",\"Mode\":\"z\",\"RW\":true,\"Propagation\":\"\"}],\"Config\":{"
        + "\"Hostname\":\"0123456789ab\",\"User\":\"\",\"ExposedPorts\":{\"80/tcp\":{}},\"Tty\":false,"
        + "\"Healthcheck\":{\"Test\":[\"CMD-SHELL\",\"true\"],\"Interval\":90000000000},\"Env\":[\"GREETING=hello\",\"PATH=/bin\"],\"Cmd\":[\"sleep\",\"1d\"],\"Image\":\"busybox\","
        + "\"Entrypoint\":null,\"WorkingDir\":\"\",\"Labels\":"
        + labels(service)
        + "},"
        + "\"NetworkSettings\":{\"Ports\":{\"80/tcp\":[{\"HostIp\":\"0.0.0.0\",\"HostPort\":\""
        + PORT
        + "\"}]},"
        + "\"Networks\":{\"warm_default\":{\"Aliases\":[\"warm-"
        + service
        + "-1\",\""
        + service
        + "\"],\"NetworkID\":\""
        + ID
        + "\",\"IPAddress\":\"172.18.0.2\",\"IPAMConfig\":null}}}}";
  }

  private static String json(int status, String body) {
    return "HTTP/1.1 "
        + status
        + " OK\r\nApi-Version: 1.48\r\nContent-Type: application/json\r\n"
        + "Content-Length: "
        + body.length()
        + "\r\n\r\n"
        + body;
  }

  private static String empty() {
    return "HTTP/1.1 204 No Content\r\nApi-Version: 1.48\r\n\r\n";
  }
}
