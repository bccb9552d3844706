package compose.orchestrator.lint;

import static org.assertj.core.api.Assertions.assertThat;

import compose.orchestrator.diagnostic.Diagnostic;
import compose.orchestrator.loader.LoadOptions;
import compose.orchestrator.loader.LoadRequest;
import compose.orchestrator.loader.LoadedProject;
import compose.orchestrator.loader.Loader;
import compose.orchestrator.loader.Origins;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Each folder {@code lint/CODE} has a {@code compose.yaml} whose findings are in {@code
 * expected.txt}, and a {@code clean.yaml} without any. {@code -Dgolden.update=true} writes what is
 * expected.
 */
class LinterTest {

  private static final Path ROOT = Path.of("src/test/resources/lint").toAbsolutePath();
  private static final boolean UPDATE = Boolean.getBoolean("golden.update");

  @TestFactory
  Stream<DynamicTest> findings() throws IOException {
    return codes().stream()
        .map(code -> DynamicTest.dynamicTest(code, () -> check(ROOT.resolve(code), code)));
  }

  @Test
  void everyRuleHasItsCaseAndItsLineInTheDocumentation() throws IOException {
    assertThat(codes()).containsAll(Linter.descriptions().keySet());
    String documentation = Files.readString(Path.of("../docs/lint.md"));
    for (String code : codes()) {
      assertThat(documentation).contains("| `" + code + "` |");
    }
  }

  private static List<String> codes() throws IOException {
    try (Stream<Path> folders = Files.list(ROOT)) {
      return folders.map(folder -> folder.getFileName().toString()).sorted().toList();
    }
  }

  private static void check(Path folder, String code) throws IOException {
    String found = String.join("\n", lint(folder, "compose.yaml")) + "\n";
    Path expected = folder.resolve("expected.txt");
    if (UPDATE) {
      Files.writeString(expected, found);
    }
    assertThat(found).isEqualTo(Files.readString(expected)).contains("[" + code + "]");
    assertThat(lint(folder, "clean.yaml")).isEmpty();
  }

  private static List<String> lint(Path folder, String file) {
    var origins = new Origins();
    LoadRequest request =
        LoadRequest.of(folder, Map.of("EMPTY", "", "SET", "a value"))
            .withFiles(List.of(file))
            .withProject(null, "golden")
            .withOptions(LoadOptions.STANDARD.withKeepUnused(true));
    LoadedProject project = Loader.load(request, origins);
    var lines = new ArrayList<String>();
    for (Diagnostic finding :
        Linter.lint(project.project(), origins.documents(), project.warnings())) {
      lines.add(finding.location() + ": " + finding.summary() + " [" + finding.code() + "]");
      lines.add("  " + finding.help());
    }
    return lines;
  }
}
