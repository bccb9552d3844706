package compose.orchestrator.stream;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LinesTest {

  private static final String TIME = "2026-01-02T10:00:00.000000001Z";

  private final List<String> lines = new ArrayList<>();

  @Test
  void linesAreWholeHoweverTheirBytesCome() {
    byte[] bytes = "grün\n\nzwei\r\nohne Ende".getBytes(StandardCharsets.UTF_8);
    var assembler = new LineAssembler(lines::add);
    for (int i = 0; i < bytes.length; i++) {
      assembler.accept(bytes, i, 1);
    }
    assertThat(lines).containsExactly("grün", "", "zwei\r");
    assembler.end();
    assertThat(lines).containsExactly("grün", "", "zwei\r", "ohne Ende");
  }

  @Test
  void lineWithoutEndTakesABoundedAmountOfMemory() {
    byte[] bytes = new byte[LineAssembler.LONGEST / 2];
    var assembler = new LineAssembler(lines::add);
    for (int i = 0; i < 5; i++) {
      assembler.accept(bytes, 0, bytes.length);
    }
    assertThat(lines).hasSize(2).allMatch(line -> line.length() == LineAssembler.LONGEST);
  }

  @Test
  void timesAreSeparatedFromLines() {
    stamped(TIME + " one\n" + TIME + " \n" + TIME + " two words\n" + TIME + " no end");
    assertThat(lines)
        .containsExactly(TIME + "|one", TIME + "|", TIME + "|two words", TIME + "|no end");
  }

  @Test
  void timesWithinALineThatTheEngineCutAreTakenOut() {
    String part = "x".repeat(16 * 1024);
    stamped(TIME + " " + part + TIME + " " + part + TIME + " rest\n" + TIME + " next\n");
    assertThat(lines).containsExactly(TIME + "|" + part + part + "rest", TIME + "|next");
  }

  @Test
  void lineThatEndsWhereTheEngineCutsIsOneLine() {
    String part = "x".repeat(16 * 1024);
    stamped(TIME + " " + part + "\n" + TIME + " next\n");
    assertThat(lines).containsExactly(TIME + "|" + part, TIME + "|next");
  }

  private void stamped(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    var stamped = new StampedLines((time, line) -> lines.add(time + "|" + line));
    for (int start = 0; start < bytes.length; start += 7) {
      stamped.accept(bytes, start, Math.min(7, bytes.length - start));
    }
    stamped.end();
  }
}
