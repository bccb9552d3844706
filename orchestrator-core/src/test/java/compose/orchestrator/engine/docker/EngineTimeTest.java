package compose.orchestrator.engine.docker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import compose.orchestrator.diagnostic.UsageException;
import java.time.Instant;
import java.time.InstantSource;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EngineTimeTest {
  private static final InstantSource NOW = InstantSource.fixed(Instant.ofEpochSecond(10_000, 5));

  @ParameterizedTest
  @CsvSource({
    "1700000000,                     1700000000",
    "1700000000.25,                  1700000000.25",
    "10s,                            9990.000000005",
    "1h30m0.5s,                      4599.500000005",
    "1970-01-01T00:00:01Z,           1.000000000",
    "1970-01-01T01:00:01.5+01:00,    1.500000000",
    "1970-01-01T00:00:02,            2.000000000",
    "1970-01-02,                     86400.000000000",
  })
  void timesAreGivenInSecondsWithTheirFraction(String text, String expected) {
    assertThat(EngineTime.of(text, NOW)).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(strings = {"yesterday", "10 parsecs", "2026-13-01", "5m3"})
  void whatIsNoTimeIsRefused(String text) {
    assertThatThrownBy(() -> EngineTime.of(text, NOW))
        .isInstanceOf(UsageException.class)
        .hasMessageContaining("'" + text + "'");
  }
}
