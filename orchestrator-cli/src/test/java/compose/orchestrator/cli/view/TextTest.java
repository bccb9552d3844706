package compose.orchestrator.cli.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TextTest {

  @ParameterizedTest
  @CsvSource({
    "0, Less than a second",
    "1, 1 second",
    "59, 59 seconds",
    "60, About a minute",
    "150, 2 minutes",
    "3600, About an hour",
    "5399, About an hour",
    "5400, 2 hours",
    "172799, 2 days",
    "1209600, 2 weeks",
    "5184000, 2 months",
    "63072000, 2 years"
  })
  void ageIsToldAsDockerDoes(long seconds, String words) {
    assertThat(Age.words(Duration.ofSeconds(seconds))).isEqualTo(words);
  }

  @ParameterizedTest
  @CsvSource({
    "Exited (137) 2 seconds ago, 137, ''",
    "Restarting (4) 1 second ago, 4, ''",
    "Up 3 seconds (healthy), 0, healthy",
    "Up 3 seconds (health: starting), 0, starting",
    "Up 3 seconds (unhealthy), 0, unhealthy",
    "Up 2 hours (Paused), 0, ''",
    "Created, 0, ''"
  })
  void statusTellsExitCodeAndHealth(String status, int exitCode, String health) {
    assertThat(StatusText.exitCode(status)).isEqualTo(exitCode);
    assertThat(StatusText.health(status)).isEqualTo(health);
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0B",
    "999, 999B",
    "1000, 1kB",
    "4049507, 4.05MB",
    "142000000, 142MB",
    "1234567890, 1.23GB"
  })
  void sizesHaveThreeDigits(long bytes, String text) {
    assertThat(ByteText.of(bytes)).isEqualTo(text);
  }
}
