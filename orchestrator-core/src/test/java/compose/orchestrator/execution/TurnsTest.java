package compose.orchestrator.execution;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class TurnsTest {

  private final AtomicInteger working = new AtomicInteger();
  private final CountDownLatch end = new CountDownLatch(1);

  @Test
  void noMoreAtOnceThanAllowed() throws InterruptedException {
    begin(new Turns(2, null), 5);
    assertThat(begins(3)).isFalse();
    end.countDown();
    assertThat(begins(5)).isTrue();
  }

  @Test
  void oneThatTakesLongMakesRoomForAll() throws InterruptedException {
    begin(new Turns(2, Duration.ofMillis(20)), 40);
    assertThat(begins(40)).isTrue();
    end.countDown();
  }

  private void begin(Turns turns, int steps) {
    for (int i = 0; i < steps; i++) {
      Thread.ofVirtual().start(() -> work(turns));
    }
  }

  private void work(Turns turns) {
    try (Turns.Turn _ = turns.take()) {
      working.incrementAndGet();
      end.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Whether as many begin, given a while. */
  private boolean begins(int steps) throws InterruptedException {
    long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(steps > 3 ? 10 : 1);
    while (working.get() < steps && System.nanoTime() < until) {
      Thread.sleep(5);
    }
    return working.get() >= steps;
  }
}
