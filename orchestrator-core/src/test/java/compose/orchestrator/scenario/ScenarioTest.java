package compose.orchestrator.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Each folder below {@code plan/} is a case: its scenario makes what is expected, to the letter.
 */
final class ScenarioTest {

  private static final Path CASES = Path.of("src/test/resources/plan");

  @TestFactory
  List<DynamicTest> everyScenarioPlansWhatIsExpected() throws IOException {
    try (Stream<Path> folders = Files.list(CASES)) {
      List<Path> sorted = folders.sorted().toList();
      assertThat(sorted).isNotEmpty();
      return sorted.stream()
          .map(folder -> DynamicTest.dynamicTest(folder.getFileName() + "", () -> check(folder)))
          .toList();
    }
  }

  private static void check(Path folder) throws IOException {
    String actual = new Scenario(folder).play(Files.readAllLines(folder.resolve("scenario.txt")));
    Path expected = folder.resolve("expected.txt");
    if (Boolean.getBoolean("golden.update")) {
      Files.writeString(expected, actual);
    }
    assertThat(actual).isEqualTo(Files.readString(expected));
  }
}
