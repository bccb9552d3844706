package compose.orchestrator.cli.it;

import java.io.Closeable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Stands between the command and the Engine, and notes the requests that pass. */
final class CountingProxy implements Closeable {

  private static final Pattern REQUEST =
      Pattern.compile("(GET|POST|PUT|DELETE|HEAD) (/[^ ]*) HTTP/1\\.1\r\n");

  private static final String UNIX = "unix://";

  private final String address;
  private final Path engine;
  private final Consumer<String> heard;
  private final ServerSocketChannel server;
  private final List<String> requests = new ArrayList<>();
  private final List<SocketChannel> open = new CopyOnWriteArrayList<>();
  private final Object line = new Object();
  private long silentUntil = System.nanoTime();

  CountingProxy(Path engine) throws IOException {
    this(engine, request -> {});
  }

  /**
   * One that tells of each request before the Engine gets it.
   *
   * @param heard takes method and path
   */
  CountingProxy(Path engine, Consumer<String> heard) throws IOException {
    this(
        engine,
        heard,
        ServerSocketChannel.open(StandardProtocolFamily.UNIX)
            .bind(
                UnixDomainSocketAddress.of(
                    Files.createTempDirectory("proxy").resolve("docker.sock"))));
  }

  private CountingProxy(Path engine, Consumer<String> heard, ServerSocketChannel server)
      throws IOException {
    this.engine = engine;
    this.heard = heard;
    this.server = server;
    this.address =
        switch (server.getLocalAddress()) {
          case InetSocketAddress inet -> "tcp://0.0.0.0:" + inet.getPort();
          case SocketAddress socket -> UNIX + socket;
        };
    Thread.ofPlatform().daemon().start(this::serve);
  }

  /** One at a port, by an address that nobody takes for this machine's, though it is. */
  static CountingProxy tcp(Path engine) throws IOException {
    var any = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    return new CountingProxy(engine, request -> {}, ServerSocketChannel.open().bind(any));
  }

  String address() {
    return address;
  }

  /** Ends all connections and takes no other: the Engine is gone. */
  void cut() {
    try {
      server.close();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
    open.forEach(channel -> closeBoth(channel, channel));
  }

  /** Passes nothing on for so long, in either direction, and loses nothing. */
  void silence(Duration time) {
    synchronized (line) {
      silentUntil = System.nanoTime() + time.toNanos();
      line.notifyAll();
    }
  }

  private void awaitLine() {
    synchronized (line) {
      for (long left = left(); left > 0; left = left()) {
        try {
          TimeUnit.NANOSECONDS.timedWait(line, left);
        } catch (InterruptedException e) {
          throw new AssertionError(e);
        }
      }
    }
  }

  private long left() {
    return silentUntil - System.nanoTime();
  }

  /** The requests since the last call of this method. */
  synchronized List<String> takeRequests() {
    List<String> taken = List.copyOf(requests);
    requests.clear();
    return taken;
  }

  private void serve() {
    try {
      while (true) {
        SocketChannel client = server.accept();
        SocketChannel upstream = SocketChannel.open(UnixDomainSocketAddress.of(engine));
        open.addAll(List.of(client, upstream));
        Thread.ofPlatform().daemon().start(() -> copy(client, upstream, true));
        Thread.ofPlatform().daemon().start(() -> copy(upstream, client, false));
      }
    } catch (ClosedChannelException e) {
      // the test is over
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private void copy(SocketChannel from, SocketChannel to, boolean counting) {
    var buffer = ByteBuffer.allocate(1 << 16);
    try {
      while (from.read(buffer.clear()) >= 0) {
        buffer.flip();
        if (counting) {
          count(StandardCharsets.ISO_8859_1.decode(buffer.duplicate()).toString());
        }
        awaitLine();
        while (buffer.hasRemaining()) {
          to.write(buffer);
        }
      }
      to.shutdownOutput();
    } catch (IOException e) {
      closeBoth(from, to);
    }
  }

  private static void closeBoth(SocketChannel one, SocketChannel other) {
    try (one;
        other) {
      one.isOpen();
    } catch (IOException e) {
      // both are of no more use
    }
  }

  private synchronized void count(String text) {
    Matcher matcher = REQUEST.matcher(text);
    while (matcher.find()) {
      String request = matcher.group(1) + " " + matcher.group(2);
      requests.add(request);
      heard.accept(request);
    }
  }

  @Override
  public void close() throws IOException {
    server.close();
    if (address.startsWith(UNIX)) { // the server, which may be cut, does not know it any more
      Files.deleteIfExists(Path.of(address.substring(UNIX.length())));
    }
  }
}
