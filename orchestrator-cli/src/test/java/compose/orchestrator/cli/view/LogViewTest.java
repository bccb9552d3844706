package compose.orchestrator.cli.view;

import static org.assertj.core.api.Assertions.assertThat;

import compose.orchestrator.stream.OutputSource;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;

class LogViewTest {

  private static final OutputSource WEB = new OutputSource("1", "shop-web-1", "web");
  private static final OutputSource NAMED = new OutputSource("2", "database", "db");
  private static final InstantSource CLOCK =
      InstantSource.fixed(Instant.parse("2026-01-02T10:00:00.5Z"));

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final PrintStream out = new PrintStream(bytes, false, StandardCharsets.UTF_8);

  @Test
  void namesAreAlignedAndWithoutTheProject() {
    LogView view = view(new LogView.Style(true, false, false));
    view.expect("shop-web-1");
    view.expect("database");
    view.line(WEB, false, null, "hello");
    view.line(NAMED, true, null, "ready");
    view.exited(WEB, 3, true);
    assertThat(text())
        .isEqualTo("web-1     | hello\ndatabase  | ready\nweb-1 exited with code 3 (restarting)\n");
  }

  @Test
  void eachContainerHasItsColour() {
    LogView view = view(new LogView.Style(true, true, false));
    view.line(WEB, false, null, "a");
    view.line(NAMED, false, null, "b");
    assertThat(text())
        .isEqualTo("\u001b[36mweb-1  | \u001b[0ma\n\u001b[33mdatabase  | \u001b[0mb\n");
  }

  @Test
  void timesAreTheEnginesOrElseNow() {
    LogView view = view(new LogView.Style(false, false, true));
    view.line(WEB, false, "2026-01-02T09:00:00.000000001Z", "a");
    view.line(WEB, false, null, "b");
    assertThat(text()).isEqualTo("2026-01-02T09:00:00.000000001Z a\n2026-01-02T10:00:00.500Z b\n");
  }

  private LogView view(LogView.Style style) {
    return new LogView(out, out, "shop", style, CLOCK);
  }

  private String text() {
    return bytes.toString(StandardCharsets.UTF_8);
  }
}
