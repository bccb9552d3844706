package compose.orchestrator.engine.docker;

import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Map;

/** Answers request after request with what it was told to, and keeps what it was asked. */
final class ScriptedEngine implements Closeable {
  /** Ends the connection after the answer before it, without saying so. */
  static final String HANG_UP = "hang up";

  final List<String> heads = Collections.synchronizedList(new ArrayList<>());
  final List<String> bodies = Collections.synchronizedList(new ArrayList<>());
  private final Deque<String> answers = new ArrayDeque<>();
  private final ServerSocketChannel server;
  private final Path socket;
  private int connections;

  ScriptedEngine(Path folder, String... answers) throws IOException {
    this.socket = folder.resolve("engine.sock");
    this.server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
    this.answers.addAll(List.of(answers));
    server.bind(UnixDomainSocketAddress.of(socket));
    Thread.ofVirtual().start(this::accept);
  }

  /** A complete answer with a JSON body. */
  static String json(int status, String body) {
    return "HTTP/1.1 "
        + status
        + " Any\r\nApi-Version: 1.44\r\nContent-Type: application/json\r\n"
        + "Content-Length: "
        + body.getBytes(StandardCharsets.UTF_8).length
        + "\r\n\r\n"
        + body;
  }

  EngineTransport transport(Map<String, String> environment) {
    var address = EngineAddress.of("unix://" + socket, "the test", environment, Path.of("/none"));
    String version = environment.getOrDefault("DOCKER_API_VERSION", "");
    return new EngineTransport(address, ApiVersion.parse(version), _ -> {});
  }

  synchronized int connections() {
    return connections;
  }

  private void accept() {
    try {
      while (true) {
        SocketChannel channel = server.accept();
        synchronized (this) {
          connections++;
        }
        Thread.ofVirtual().start(() -> serve(channel));
      }
    } catch (IOException _) {
      // The test is over.
    }
  }

  private void serve(SocketChannel channel) {
    try (channel) {
      InputStream input = new BufferedInputStream(Channels.newInputStream(channel));
      while (true) {
        String head = head(input);
        if (head.isEmpty()) {
          return;
        }
        String answer = next();
        if (answer.equals(HANG_UP)) {
          return;
        }
        heads.add(head);
        bodies.add(body(input, head));
        channel.write(ByteBuffer.wrap(answer.getBytes(StandardCharsets.UTF_8)));
        if (HANG_UP.equals(peek())) {
          next();
          return;
        }
      }
    } catch (IOException _) {
      // The other side is gone.
    }
  }

  private synchronized String next() {
    return answers.isEmpty() ? HANG_UP : answers.removeFirst();
  }

  private synchronized String peek() {
    return answers.isEmpty() ? "" : answers.getFirst();
  }

  private static String head(InputStream input) throws IOException {
    var text = new StringBuilder();
    while (text.indexOf("\r\n\r\n") < 0) {
      int next = input.read();
      if (next < 0) {
        return "";
      }
      text.append((char) next);
    }
    return text.toString();
  }

  private static String body(InputStream input, String head) throws IOException {
    int length = head.indexOf("Content-Length: ");
    if (length < 0) {
      return "";
    }
    int start = length + "Content-Length: ".length();
    int count = Integer.parseInt(head.substring(start, head.indexOf("\r\n", start)));
    return new String(input.readNBytes(count), StandardCharsets.UTF_8);
  }

  @Override
  public void close() throws IOException {
    server.close();
  }
}
