package compose.orchestrator.cli.it;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/** A move whose requests are listened to: something is done at moments of it, at each once. */
final class WatchedMove implements AutoCloseable {

  private static final String MAKE = "POST .*/networks/create";
  private static final String EXEC = "POST .*/exec/.*/start";
  private static final String START = "POST .*/containers/.*/start";
  private static final String STOP = "POST .*/containers/.*/stop.*";

  /** A moment of a move, told by the first request of it, before the Engine gets that. */
  enum Moment {
    AHEAD("while data is copied ahead"),
    STOP("as the first service stops"),
    REST("once services rest"),
    START("as services start there");

    final String text;

    Moment(String text) {
      this.text = text;
    }
  }

  /** What is done at a moment, before the Engine gets the request. */
  interface Deed {
    /** Does it; the proxy is the way to the target. */
    void at(Moment moment, CountingProxy target);
  }

  /** The way to the target. */
  final CountingProxy target;

  /** The moments that were met. */
  final Set<Moment> met = EnumSet.noneOf(Moment.class);

  private final MovingProject moving;
  private final Deed deed;
  private final Consumer<String> heardThere;
  private final CountingProxy source;
  private boolean made;
  private boolean stopped;

  WatchedMove(MovingProject moving, Deed deed) throws IOException {
    this(moving, deed, _ -> {});
  }

  /** One that tells of each request to the target, too. */
  WatchedMove(MovingProject moving, Deed deed, Consumer<String> heardThere) throws IOException {
    this.moving = moving;
    this.deed = deed;
    this.heardThere = heardThere;
    this.source = new CountingProxy(Path.of("/var/run/docker.sock"), this::hearSource);
    this.target = new CountingProxy(moving.targetSocket(), this::hearTarget);
  }

  /** Does something at one moment. */
  static Deed at(Moment moment, Consumer<CountingProxy> deed) {
    return (met, target) -> {
      if (met == moment) {
        deed.accept(target);
      }
    };
  }

  /** Begins the move, and waits for its end. */
  Shell.Result run() {
    return through().orchestrator(moving.words("run", target.address()));
  }

  /** The same, and goes on while it runs. */
  Process start() {
    return through().startOrchestrator(moving.words("run", target.address()));
  }

  private Shell through() {
    return moving.here.with(Map.of("DOCKER_HOST", source.address()));
  }

  private synchronized void hearSource(String request) {
    if (stopped && request.startsWith("POST ")) {
      meet(Moment.REST);
    }
    if (request.matches(STOP)) {
      stopped = true;
      meet(Moment.STOP);
    }
  }

  private synchronized void hearTarget(String request) {
    heardThere.accept(request);
    if (made && !stopped && request.matches(EXEC)) {
      meet(Moment.AHEAD);
    } else if (stopped && request.matches(START)) {
      meet(Moment.START);
    }
    made |= request.matches(MAKE);
  }

  private void meet(Moment moment) {
    if (met.add(moment)) {
      deed.at(moment, target);
    }
  }

  @Override
  public void close() throws IOException {
    try (source;
        target) {
      target.silence(Duration.ZERO);
    }
  }
}
