package compose.orchestrator.cli.view;

import static org.assertj.core.api.Assertions.assertThat;

import compose.orchestrator.diagnostic.Diagnostic;
import compose.orchestrator.diagnostic.Location;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DiagnosticViewTest {

  private static final List<Diagnostic> FINDINGS =
      List.of(
          Diagnostic.error(
              "wrong-type",
              "services.web.retries: expected an integer, got 'often'",
              null,
              new Location("compose.yaml", 3, 14)),
          Diagnostic.warning(
              "unset-variable",
              "the variable TAG is not set",
              "Set it in .env.\nOr give it a default: ${TAG:-latest}.",
              new Location("compose.yaml", 2, 3)),
          Diagnostic.error("no-line", "the file is gone", null, new Location("gone.yaml", 9, 1)),
          Diagnostic.error("no-place", "no such service: x", "The file has: web.", null));

  @Test
  void findingsShowTheLineTheyAreAbout(@TempDir Path folder) throws IOException {
    Files.writeString(
        folder.resolve("compose.yaml"), "services:\n  web:\n    retries: often # x\n");
    Golden.check("diagnostics.txt", show(folder, false));
  }

  @Test
  void findingsAreObjectsWhereProgressIsJson(@TempDir Path folder) {
    Golden.check("diagnostics.json", show(folder, true));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          A_b C: {image: a}      | 1  | A_b C
          x: sleep 1000 # why    | 4  | sleep 1000
          x: {a b: c d, e: f}    | 5  | a b
          x: {a b: c d, e: f}    | 10 | c d
          x: a, b                | 4  | a, b
          - 80:70000             | 3  | 80:70000
          x: "a b"               | 4  | "a b"
          x: [a, b]              | 4  | [a
          x: *a                  | 4  | *a
          x: ${A:?b c}           | 4  | ${A:?b c}
          """)
  void markerIsBelowTheWholeWord(String line, int column, String marked, @TempDir Path folder)
      throws IOException {
    Files.writeString(folder.resolve("compose.yaml"), line + "\n");
    String shown = new SourceLine(folder).of(new Location("compose.yaml", 1, column));
    String marker = shown.lines().toList().get(1).replaceAll("^ +\\| ", "");
    assertThat(marker).isEqualTo(" ".repeat(column - 1) + "^".repeat(marked.length()));
    assertThat(line.substring(column - 1)).startsWith(marked);
  }

  private static String show(Path folder, boolean json) {
    var bytes = new ByteArrayOutputStream();
    var err = new PrintStream(bytes, false, StandardCharsets.UTF_8);
    new DiagnosticView(err, folder, json).show(FINDINGS);
    err.flush();
    return bytes.toString(StandardCharsets.UTF_8);
  }
}
