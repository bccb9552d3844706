package compose.orchestrator.cli.view;

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

  private static String show(Path folder, boolean json) {
    var bytes = new ByteArrayOutputStream();
    var err = new PrintStream(bytes, false, StandardCharsets.UTF_8);
    new DiagnosticView(err, folder, json).show(FINDINGS);
    err.flush();
    return bytes.toString(StandardCharsets.UTF_8);
  }
}
