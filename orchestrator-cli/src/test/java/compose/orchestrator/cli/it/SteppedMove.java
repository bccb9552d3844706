package compose.orchestrator.cli.it;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * A move of which something is done as soon as its journal has a step, at each step once: no
 * request passes from then on, to either side, before it is done.
 */
final class SteppedMove implements AutoCloseable {

  /** What is done at a step. */
  interface Deed {
    /** Does it; the proxy is the way to the target. */
    void at(int step, CountingProxy target);
  }

  private static final int LAST_STEP = MoveJournal.STEPS.size();

  /** The way to the target. */
  final CountingProxy target;

  private final MovingProject moving;
  private final Deed deed;
  private final CountingProxy source;
  private final long[] before = new long[LAST_STEP + 1];
  private volatile boolean isClosed;
  private volatile int met;

  /** One that has not begun. */
  SteppedMove(MovingProject moving, Deed deed) throws IOException {
    this.moving = moving;
    this.deed = deed;
    for (int step = 1; step <= LAST_STEP; step++) {
      before[step] = moving.journal.count(step); // of other commands
    }
    this.source = new CountingProxy(Path.of("/var/run/docker.sock"), _ -> look());
    this.target = new CountingProxy(moving.targetSocket(), _ -> look());
    Thread.ofPlatform().daemon().start(this::watch);
  }

  /** Begins the move, and waits for its end. */
  Shell.Result run() {
    Shell through = moving.here.with(Map.of("DOCKER_HOST", source.address()));
    return through.orchestrator(moving.words("run", target.address()));
  }

  /** Does something at one step. */
  static Deed at(int step, Consumer<CountingProxy> deed) {
    return (met, target) -> {
      if (met == step) {
        deed.accept(target);
      }
    };
  }

  /** The last step that was begun, with what is done at it; 0 for none. */
  int met() {
    return met;
  }

  /** Some steps send no request: their data goes over connections that are there. */
  private void watch() {
    while (!isClosed && met < LAST_STEP) {
      look();
      try {
        TimeUnit.MILLISECONDS.sleep(2);
      } catch (InterruptedException e) {
        throw new AssertionError(e);
      }
    }
  }

  private synchronized void look() {
    while (!isClosed && met < LAST_STEP && isBegun(met + 1)) {
      met++;
      deed.at(met, target);
    }
  }

  private boolean isBegun(int step) {
    return moving.journal.count(step) > before[step];
  }

  @Override
  public void close() throws IOException {
    isClosed = true;
    try (source;
        target) {
      target.silence(Duration.ZERO);
    }
  }
}
