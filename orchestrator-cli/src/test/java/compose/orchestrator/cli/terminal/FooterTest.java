package compose.orchestrator.cli.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

final class FooterTest {

  private static final String ERASE = "\r\u001b[K";

  private final ByteArrayOutputStream screen = new ByteArrayOutputStream();
  private final PrintStream stream = new PrintStream(screen, false, StandardCharsets.UTF_8);
  private final Footer footer =
      new Footer(
          new Console(new ByteArrayInputStream(new byte[0]), stream, stream, true, true, true), 8);
  private final Console console = footer.console();

  private String shown() {
    String text = screen.toString(StandardCharsets.UTF_8);
    screen.reset();
    return text;
  }

  private void print(PrintStream target, String text) {
    target.print(text);
    target.flush();
  }

  @Test
  void withoutALineNothingIsAdded() {
    print(console.out(), "one\n");
    assertThat(shown()).isEqualTo("one\n");
  }

  @Test
  void aLineMakesWayForWhatIsPrintedAndIsCutToTheTerminal() {
    footer.show("0123456789");
    print(console.out(), "one\n");
    print(console.err(), "two\n");
    footer.close();
    print(console.out(), "three\n");
    assertThat(shown())
        .isEqualTo("0123456" + ERASE + "one\n0123456" + ERASE + "two\n0123456" + ERASE + "three\n");
  }

  @Test
  void aLineWaitsForTheEndOfAnother() {
    footer.show("x");
    print(console.out(), "half ");
    print(console.out(), "a line\n");
    assertThat(shown()).isEqualTo("x" + ERASE + "half a line\nx");
  }
}
