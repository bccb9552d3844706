package compose.orchestrator.engine.docker;

import compose.orchestrator.diagnostic.EngineException;
import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Requests to one engine over connections that are kept. The first request carries no API version;
 * each answer tells the engine's, and later requests use the older of its and ours.
 */
final class EngineTransport implements Closeable {
  private static final int KEPT_CONNECTIONS = 8;

  private final EngineAddress address;
  private final @Nullable SilenceWatch watch;
  private final Consumer<EngineRequest> listener;
  private final Deque<HttpConnection> idle = new ArrayDeque<>();
  private final @Nullable ApiVersion fixed;
  private volatile @Nullable ApiVersion negotiated;
  private boolean closed;

  /**
   * Connects when first asked.
   *
   * @param fixed API version to use whatever the engine speaks, or null
   */
  EngineTransport(
      EngineAddress address, @Nullable ApiVersion fixed, Consumer<EngineRequest> listener) {
    this(address, fixed, listener, null);
  }

  /**
   * Likewise.
   *
   * @param watch ends connections to an engine that is silent, or null
   */
  EngineTransport(
      EngineAddress address,
      @Nullable ApiVersion fixed,
      Consumer<EngineRequest> listener,
      @Nullable SilenceWatch watch) {
    this.address = address;
    this.watch = watch;
    this.fixed = fixed;
    this.negotiated = fixed;
    this.listener = listener;
  }

  EngineAddress address() {
    return address;
  }

  /** Uses a wire that is open already. */
  void adopt(Wire wire) {
    keep(new HttpConnection(wire));
  }

  /** The API version in use; asks the engine where no answer has told it yet. */
  ApiVersion apiVersion() {
    ApiVersion version = negotiated;
    if (version == null) {
      call(EngineCall.of("HEAD", "/_ping")).close();
      version = negotiated;
    }
    return version == null ? new ApiVersion(1, 24) : version;
  }

  /** Sends a request and throws what the engine refuses. */
  EngineResponse call(EngineCall call) {
    EngineResponse response = send(call);
    if (response.status() < 400) {
      return response;
    }
    throw EngineFailures.refused(call, response);
  }

  /** Sends a request whose answer is read to its end or does not matter. */
  void run(EngineCall call) {
    try (EngineResponse response = call(call)) {
      response.drain();
    } catch (IOException e) {
      throw EngineFailures.lost(address, e);
    }
  }

  /** Sends a request and hands over whatever the engine answers. */
  EngineResponse send(EngineCall call) {
    listener.accept(new EngineRequest(call.method(), call.path()));
    HttpConnection connection = take(call);
    try {
      return exchange(connection, call);
    } catch (IOException e) {
      closeQuietly(connection);
      if (connection.used() && call.method().equals("GET") && !isInterrupted()) {
        return sendAfresh(call);
      }
      throw broken(e);
    }
  }

  /** What has never answered was never reached, though something may have taken the connection. */
  private EngineException broken(IOException e) {
    return negotiated == null
        ? EngineFailures.unreachable(address, e)
        : EngineFailures.lost(address, e);
  }

  private static boolean isInterrupted() {
    return Thread.currentThread().isInterrupted();
  }

  /** A kept connection may have been closed by the engine: a reading request is sent once more. */
  private EngineResponse sendAfresh(EngineCall call) {
    HttpConnection connection = open();
    try {
      return exchange(connection, call);
    } catch (IOException e) {
      closeQuietly(connection);
      throw EngineFailures.lost(address, e);
    }
  }

  private EngineResponse exchange(HttpConnection connection, EngineCall call) throws IOException {
    ApiVersion version = negotiated;
    HttpAnswer answer =
        connection.exchange(call, version == null ? call.path() : "/v" + version + call.path());
    if (version == null) {
      negotiate(answer.headers().get("api-version"));
    }
    return new EngineResponse(this, answer);
  }

  private void negotiate(@Nullable String theirs) {
    ApiVersion version = theirs == null || fixed != null ? null : ApiVersion.parse(theirs);
    if (version != null) {
      negotiated = version.min(ApiVersion.OURS);
    }
  }

  /** A changing request cannot be repeated: it does not go over a connection kept for long. */
  private HttpConnection take(EngineCall call) {
    HttpConnection kept;
    synchronized (idle) {
      if (closed) {
        throw new IllegalStateException("the gateway is closed");
      }
      kept = idle.poll();
    }
    if (kept != null && !call.method().equals("GET") && !kept.isFresh()) {
      closeQuietly(kept);
      kept = null;
    }
    return kept == null ? open() : kept;
  }

  private HttpConnection open() {
    try {
      return new HttpConnection(watch == null ? address.open() : watch.open());
    } catch (IOException e) {
      throw EngineFailures.unreachable(address, e);
    }
  }

  void release(HttpBody body) {
    if (body.reusable()) {
      keep(body.connection());
    } else {
      closeQuietly(body.connection());
    }
  }

  private void keep(HttpConnection connection) {
    synchronized (idle) {
      if (!closed && idle.size() < KEPT_CONNECTIONS) {
        idle.push(connection);
        return;
      }
    }
    closeQuietly(connection);
  }

  private static void closeQuietly(HttpConnection connection) {
    try {
      connection.close();
    } catch (IOException _) {
      // There is nothing left to lose on it.
    }
  }

  @Override
  public void close() {
    Deque<HttpConnection> rest;
    synchronized (idle) {
      closed = true;
      rest = new ArrayDeque<>(idle);
      idle.clear();
    }
    rest.forEach(EngineTransport::closeQuietly);
    if (watch != null) {
      watch.close();
    }
  }
}
