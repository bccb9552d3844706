package compose.orchestrator.engine.docker;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OutputDemultiplexerTest {
  private final ByteArrayOutputStream output = new ByteArrayOutputStream();
  private final ByteArrayOutputStream errors = new ByteArrayOutputStream();

  private void copy(InputStream input, boolean tty) throws IOException {
    OutputDemultiplexer.copy(
        input,
        tty,
        (error, buffer, offset, length) -> (error ? errors : output).write(buffer, offset, length));
  }

  private static byte[] frame(int stream, byte[] payload) {
    var frame = new ByteArrayOutputStream();
    frame.writeBytes(new byte[] {(byte) stream, 0, 0, 0});
    for (int shift = 24; shift >= 0; shift -= 8) {
      frame.write(payload.length >> shift);
    }
    frame.writeBytes(payload);
    return frame.toByteArray();
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void framesOfAnySizeInPiecesOfAnySizeArriveWhole(long seed) throws IOException {
    var random = new Random(seed);
    var wire = new ByteArrayOutputStream();
    var expectedOutput = new ByteArrayOutputStream();
    var expectedErrors = new ByteArrayOutputStream();
    for (int i = 0; i < 200; i++) {
      byte[] payload = new byte[random.nextInt(i % 10 == 0 ? 100_000 : 50)];
      random.nextBytes(payload);
      boolean error = random.nextBoolean();
      wire.writeBytes(frame(error ? 2 : 1, payload));
      (error ? expectedErrors : expectedOutput).writeBytes(payload);
    }
    InputStream whole = new ByteArrayInputStream(wire.toByteArray());
    copy(
        new InputStream() {
          @Override
          public int read() {
            throw new UnsupportedOperationException();
          }

          @Override
          public int read(byte[] bytes, int offset, int length) throws IOException {
            return whole.read(bytes, offset, Math.min(length, 1 + random.nextInt(40_000)));
          }
        },
        false);

    assertThat(output.toByteArray()).isEqualTo(expectedOutput.toByteArray());
    assertThat(errors.toByteArray()).isEqualTo(expectedErrors.toByteArray());
  }

  @Test
  void outputOfATerminalIsLeftAsItIs() throws IOException {
    byte[] tricky = frame(1, "abc".getBytes(UTF_8));
    copy(new ByteArrayInputStream(tricky), true);

    assertThat(output.toByteArray()).isEqualTo(tricky);
    assertThat(errors.size()).isZero();
  }

  @Test
  void aFrameThatIsCutOffIsAnError() {
    byte[] cut = {1, 0, 0, 0, 0, 0, 0, 9, 'a'};

    assertThatThrownBy(() -> copy(new ByteArrayInputStream(cut), false))
        .isInstanceOf(EOFException.class);
  }
}
