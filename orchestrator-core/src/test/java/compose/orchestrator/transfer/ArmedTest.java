package compose.orchestrator.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import compose.orchestrator.diagnostic.EngineException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A command that was started ahead waits for a word, and ends as one that was not. */
@Timeout(20)
final class ArmedTest {

  private static final int WAIT_SECONDS = 10;

  /** Writes what it reads. */
  private static Tethered.Outcome echo(InputStream input, ByteSink output) {
    try {
      byte[] all = input.readAllBytes();
      output.accept(all, 0, all.length);
      return new Tethered.Outcome(3, "told");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String written(Armed armed, String input) {
    var output = new ByteArrayOutputStream();
    var bytes =
        input.isEmpty() ? null : new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8));
    Tethered.Outcome outcome = armed.run(bytes, output::write);
    assertThat(outcome).isEqualTo(new Tethered.Outcome(3, "told"));
    return output.toString(StandardCharsets.UTF_8);
  }

  @Test
  void commandThatWasStartedGetsItsInputWhenItIsRun() throws InterruptedException {
    var started = new CountDownLatch(1);
    try (var armed =
        new Armed((input, output) -> {
          started.countDown();
          return echo(input, output);
        })) {
      assertThat(started.await(WAIT_SECONDS, TimeUnit.SECONDS)).isTrue();
      assertThat(armed.isWaiting()).isTrue();
      assertThat(written(armed, "all of it")).isEqualTo("all of it");
      assertThat(armed.isWaiting()).isFalse();
    }
  }

  @Test
  void noInputIsAnEmptyOne() {
    try (var armed = new Armed(ArmedTest::echo)) {
      assertThat(written(armed, "")).isEmpty();
    }
  }

  @Test
  void failureOfTheCommandIsTheOneOfItsRun() {
    try (var armed =
        new Armed((input, output) -> {
          echo(input, output);
          throw new EngineException("gone", "the engine is gone", null);
        })) {
      assertThatThrownBy(() -> written(armed, "input"))
          .isInstanceOf(EngineException.class)
          .hasMessageContaining("the engine is gone");
    }
  }

  @Test
  void commandThatHasEndedByItselfDoesNotWait() throws InterruptedException {
    try (var armed =
        new Armed((_, _) -> {
          throw new EngineException("gone", "the engine is gone", null);
        })) {
      while (armed.isWaiting()) {
        TimeUnit.MILLISECONDS.sleep(1);
      }
      assertThat(armed.isWaiting()).isFalse();
    }
  }

  @Test
  void closingEndsACommandThatWaits() throws InterruptedException {
    var ended = new CountDownLatch(1);
    var armed =
        new Armed((input, output) -> {
          try {
            return echo(input, output);
          } finally {
            ended.countDown();
          }
        });
    armed.close();
    assertThat(ended.await(WAIT_SECONDS, TimeUnit.SECONDS)).isTrue();
  }

  @Test
  void interruptionEndsRunAndCommand() throws InterruptedException {
    var interrupted = new AtomicBoolean();
    var ended = new CountDownLatch(1);
    try (var armed =
        new Armed((_, _) -> {
          try {
            new CountDownLatch(1).await();
          } catch (InterruptedException _) {
            interrupted.set(true);
          }
          ended.countDown();
          return new Tethered.Outcome(0, "");
        })) {
      Thread.currentThread().interrupt();
      assertThatThrownBy(() -> armed.run(null, ByteSink.NONE))
          .isInstanceOf(EngineException.class)
          .hasMessageContaining("interrupted");
      assertThat(Thread.interrupted()).isTrue();
      assertThat(ended.await(WAIT_SECONDS, TimeUnit.SECONDS)).isTrue();
      assertThat(interrupted).isTrue();
    }
  }
}
