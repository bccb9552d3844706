package compose.orchestrator.migration;

import static org.assertj.core.api.Assertions.assertThat;

import compose.orchestrator.diagnostic.Diagnostic;
import compose.orchestrator.diagnostic.OrchestratorException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * Each folder below {@code migration/} is a case: a project and two hosts make what is expected, to
 * the letter. {@code -Dgolden.update=true} writes what is expected.
 */
final class MigrationPlanTest {

  private static final Path CASES = Path.of("src/test/resources/migration").toAbsolutePath();

  @TempDir static Path staged;

  @TestFactory
  List<DynamicTest> everySituationIsPlannedAsExpected() throws IOException {
    try (Stream<Path> folders = Files.list(CASES)) {
      List<Path> sorted = folders.sorted().toList();
      assertThat(sorted).isNotEmpty();
      return sorted.stream()
          .map(folder -> DynamicTest.dynamicTest(folder.getFileName() + "", () -> check(folder)))
          .toList();
    }
  }

  private static void check(Path folder) throws IOException {
    Path own = Files.createDirectory(staged.resolve(folder.getFileName()));
    String actual = text(folder, own).replace(folder.toString(), "FOLDER");
    Path expected = folder.resolve("expected.txt");
    if (Boolean.getBoolean("golden.update")) {
      Files.writeString(expected, actual);
    }
    assertThat(actual).isEqualTo(Files.readString(expected));
  }

  private static String text(Path folder, Path own) throws IOException {
    var text = new StringBuilder();
    try {
      append(text, new Situation(folder).plan(own));
    } catch (OrchestratorException refused) {
      refused.diagnostics().forEach(finding -> append(text.append("refused: "), finding));
    }
    return text.toString();
  }

  private static void append(StringBuilder text, MigrationPlan plan) {
    text.append("folder ").append(plan.target().folder()).append('\n');
    for (UsedImage image : plan.images()) {
      text.append("image ").append(image.reference()).append(' ').append(image.way()).append('\n');
    }
    for (DataMove move : plan.moves()) {
      text.append(move.data().label()).append(" -> ").append(move.data().target());
      text.append(": ").append(move.method().text()).append(", ").append(move.reason());
      text.append('\n');
    }
    for (Change change : plan.target().changes()) {
      text.append("change ").append(change.what()).append(": ").append(change.from());
      text.append(" -> ").append(change.to()).append(" (").append(change.why()).append(")\n");
    }
    new TreeMap<>(plan.target().files())
        .forEach((name, content) ->
            text.append("file ").append(name).append(":\n").append(content.indent(2)));
    text.append("downtime ").append(plan.downtime().total().toMillis()).append(" ms\n");
    text.append(plan.isBlocked() ? "blocked\n" : "possible\n");
    plan.findings().forEach(finding -> append(text, finding));
  }

  private static void append(StringBuilder text, Diagnostic finding) {
    text.append(finding.severity()).append(' ').append(finding.code()).append(": ");
    text.append(finding.location() == null ? "" : finding.location() + ": ");
    text.append(finding.summary()).append('\n');
  }
}
