package compose.orchestrator.cli.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class ForegroundTest {

  @Test
  void aProcessHasTheTerminalIfItsGroupHas() {
    assertThat(Foreground.hasTerminal("7 (a (b) c) S 1 7 3 34816 7 4194304 1")).isTrue();
    assertThat(Foreground.hasTerminal("7 (java) S 1 7 3 34816 3 4194304 1")).isFalse();
    assertThat(Foreground.hasTerminal("7 (java) S 1 7 3 0 -1 4194304 1")).isFalse();
  }
}
