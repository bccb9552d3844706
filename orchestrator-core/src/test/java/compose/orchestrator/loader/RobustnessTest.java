package compose.orchestrator.loader;

import static org.assertj.core.api.Assertions.assertThat;

import compose.orchestrator.diagnostic.OrchestratorException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Whatever stands in a file, loading it ends in a project or in findings. {@code -Dfuzz.seed=N}
 * repeats a run, {@code -Dfuzz.count=N} makes it longer.
 */
class RobustnessTest {

  private static final Path CASES = Path.of("src/test/resources/load");
  private static final String PIECES = "{}[]:,-&*!|>'\"%@`#?$~<> \n\t\0\uFEFF\u2028é😀0a";
  private static final long SLOWEST_MILLIS = 5_000;

  @Test
  void noTextBreaksTheLoader() throws IOException {
    long seed = Long.getLong("fuzz.seed", System.nanoTime());
    int count = Integer.getInteger("fuzz.count", 1_500);
    List<String> texts = texts();
    for (long i = seed; i < seed + count; i++) {
      String text = mutated(texts, new Random(i));
      long start = System.nanoTime();
      String outcome = outcome(text);
      long millis = (System.nanoTime() - start) / 1_000_000;
      assertThat(outcome).as("seed %s:%n%s", i, text).doesNotStartWith("broken");
      assertThat(millis).as("seed %s:%n%s", i, text).isLessThan(SLOWEST_MILLIS);
    }
  }

  private static List<String> texts() throws IOException {
    try (Stream<Path> files = Files.walk(CASES)) {
      return files
          .filter(file -> file.toString().endsWith(".yaml") && Files.isRegularFile(file))
          .filter(file -> !file.getFileName().toString().startsWith("expected"))
          .sorted()
          .map(RobustnessTest::text)
          .toList();
    }
  }

  private static String text(Path file) {
    try {
      return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String mutated(List<String> texts, Random random) {
    var text = new StringBuilder(texts.get(random.nextInt(texts.size())));
    int changes = 1 + random.nextInt(6);
    for (int i = 0; i < changes && !text.isEmpty(); i++) {
      int at = random.nextInt(text.length());
      int end = Math.min(text.length(), at + random.nextInt(12));
      switch (random.nextInt(5)) {
        case 0 -> text.delete(at, end);
        case 1 -> text.insert(at, piece(random));
        case 2 -> text.replace(at, end, piece(random));
        case 3 -> text.insert(at, text.substring(at, end));
        default -> text.insert(at, cut(texts.get(random.nextInt(texts.size())), random));
      }
    }
    return text.toString();
  }

  private static String piece(Random random) {
    int[] pieces = PIECES.codePoints().toArray();
    int piece = pieces[random.nextInt(pieces.length)];
    return Character.toString(piece).repeat(random.nextInt(40) == 0 ? 3_000 : 1);
  }

  private static String cut(String text, Random random) {
    int start = random.nextInt(text.length());
    return text.substring(start, Math.min(text.length(), start + random.nextInt(60)));
  }

  private static String outcome(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    var request =
        LoadRequest.of(CASES.toAbsolutePath(), Map.of("HOME", "/home/user"))
            .withStandardInput(() -> bytes)
            .withFiles(List.of("-"));
    try {
      LoadedProject project = Loader.load(request.withOptions(LoadOptions.PRINTED));
      return ConfigOutput.yaml(project, true) + ConfigOutput.json(project, true);
    } catch (OrchestratorException e) {
      return "refused";
    } catch (RuntimeException | StackOverflowError e) {
      return "broken: " + e + " at " + List.of(e.getStackTrace()).subList(0, 5);
    }
  }
}
