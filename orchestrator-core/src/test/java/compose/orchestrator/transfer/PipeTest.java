package compose.orchestrator.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import compose.orchestrator.diagnostic.EngineException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Bytes arrive as they were sent; an end that fails ends the other. */
@Timeout(20)
final class PipeTest {

  private static Flow flow(AtomicLong passed) {
    return new Flow(new Bandwidth(0, System::nanoTime), passed::addAndGet);
  }

  private static byte[] all(InputStream input) {
    try {
      return input.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static EngineException failure(String code) {
    return new EngineException(code, code, null);
  }

  @Test
  void moreBytesThanTheRingHoldsArriveInOrder() {
    byte[] data = new byte[3_000_000];
    new Random(7).nextBytes(data);
    var passed = new AtomicLong();
    var received = new ByteArrayOutputStream();
    flow(passed)
        .through(
            output -> {
              for (int at = 0; at < data.length; at += 70_001) {
                output.accept(data, at, Math.min(70_001, data.length - at));
              }
            },
            input -> received.writeBytes(all(input)));
    assertThat(received.toByteArray()).isEqualTo(data);
    assertThat(passed.get()).isEqualTo(data.length);
  }

  @Test
  void senderThatFailsIsToldRatherThanWhatTheReceiverMakesOfIt() {
    assertThatThrownBy(() ->
            flow(new AtomicLong())
                .through(
                    _ -> {
                      throw failure("sender");
                    },
                    input -> {
                      assertThat(all(input)).isEmpty();
                      throw failure("receiver");
                    }))
        .hasMessage("sender");
  }

  @Test
  void receiverThatFailsEndsTheSender() {
    byte[] data = new byte[1_000_000];
    assertThatThrownBy(() ->
            flow(new AtomicLong())
                .through(
                    output -> {
                      while (true) {
                        output.accept(data, 0, data.length);
                      }
                    },
                    _ -> {
                      throw failure("receiver");
                    }))
        .hasMessage("receiver");
  }

  @Test
  void bandwidthIsKeptTo() {
    var bandwidth = new Bandwidth(1_000_000, System::nanoTime);
    long start = System.nanoTime();
    for (int i = 0; i < 10; i++) {
      bandwidth.pass(50_000);
    }
    assertThat(System.nanoTime() - start).isBetween(450_000_000L, 5_000_000_000L);
  }
}
