package compose.orchestrator.execution;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * How many steps speak to the engine at the same time. Turns may have a limit: as soon as one step
 * takes longer, steps are known to wait for containers and not for the engine, and all go on at
 * once.
 */
final class Turns {

  private final int atOnce;
  private final @Nullable Duration limit;
  private final Semaphore free;
  private final AtomicBoolean unbounded = new AtomicBoolean();

  /**
   * Turns for as many steps.
   *
   * @param limit of a turn, after which there is a turn for everyone; null for never
   */
  Turns(int atOnce, @Nullable Duration limit) {
    this.atOnce = atOnce;
    this.limit = limit;
    this.free = new Semaphore(atOnce);
  }

  /** Waits for a turn; it is given back by closing it. */
  Turn take() throws InterruptedException {
    free.acquire();
    var turn = new Turn();
    if (limit != null && !unbounded.get()) {
      Thread.ofVirtual().start(() -> watch(turn, limit));
    }
    return turn;
  }

  private void watch(Turn turn, Duration time) {
    try {
      boolean inTime = turn.over.await(time.toNanos(), TimeUnit.NANOSECONDS);
      if (!inTime && !unbounded.getAndSet(true)) {
        free.release(Integer.MAX_VALUE - atOnce);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt(); // nobody does
    }
  }

  /** One step's turn. */
  final class Turn implements AutoCloseable {

    private final CountDownLatch over = new CountDownLatch(1);

    @Override
    public void close() {
      over.countDown();
      free.release();
    }
  }
}
