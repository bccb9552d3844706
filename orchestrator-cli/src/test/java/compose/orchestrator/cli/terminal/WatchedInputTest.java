package compose.orchestrator.cli.terminal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import compose.orchestrator.diagnostic.UsageException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WatchedInputTest {

  private final AtomicInteger left = new AtomicInteger();

  @ParameterizedTest
  @CsvSource({
    "ctrl-p|ctrl-q, 'ab|cd', 'abcd', 0",
    "ctrl-p|ctrl-q, 'a\u0010|\u0011b', 'a', 1",
    "ctrl-p|ctrl-q, 'a\u0010b|\u0010\u0010c', 'a\u0010b\u0010\u0010c', 0",
    "ctrl-p|ctrl-q, '\u0010\u0010|\u0011x', '\u0010', 1",
    "a|b|c, 'abx|aabc', 'abxa', 1",
    "ctrl-@, 'a\u0000b', 'a', 1",
    "ctrl-[, 'a\u001bb', 'a', 1",
    "ctrl-_, 'a\u001fb', 'a', 1",
  })
  void keysThatLeaveAreHeldBackAndOthersPassedOn(
      String keys, String typed, String passed, int times) throws IOException {
    var input = input(new DetachKeys(keys.replace('|', ',')), typed.split("\\|"));
    var output = new ByteArrayOutputStream();
    byte[] buffer = new byte[64];
    try {
      for (int count = input.read(buffer); count >= 0; count = input.read(buffer)) {
        output.write(buffer, 0, count);
      }
      assertThat(times).isZero();
    } catch (EOFException e) {
      assertThat(times).isEqualTo(1);
    }
    assertThat(output.toString(StandardCharsets.UTF_8)).isEqualTo(passed);
    assertThat(left).hasValue(times);
    assertThat(input.hasLeft()).isEqualTo(times == 1);
  }

  private WatchedInput input(DetachKeys keys, String... reads) {
    List<InputStream> parts =
        List.of(reads).stream()
            .<InputStream>map(
                read -> new ByteArrayInputStream(read.getBytes(StandardCharsets.UTF_8)))
            .toList();
    var typed = new SequenceInputStream(Collections.enumeration(parts));
    return new WatchedInput(typed, keys, left::incrementAndGet);
  }

  @ParameterizedTest
  @ValueSource(strings = {"ctrl-1", "ctrl-", "ctrl-P", "ab", "a,,b", "ctrl-p,", "é"})
  void whatIsNoKeyIsRefused(String keys) {
    assertThatThrownBy(() -> new DetachKeys(keys))
        .isInstanceOf(UsageException.class)
        .hasMessageContaining("is no key");
  }

  @Test
  void theCommandLineGoesBeforeTheSettingsOfDocker() {
    assertThat(DetachKeys.of("ctrl-a", "ctrl-b").text()).isEqualTo("ctrl-a");
    assertThat(DetachKeys.of(null, "ctrl-b").text()).isEqualTo("ctrl-b");
    assertThat(DetachKeys.of("", null).text()).isEqualTo("ctrl-p,ctrl-q");
  }
}
