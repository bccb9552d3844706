package compose.orchestrator.loader;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/**
 * Changes lines of Compose files at random and compares what docker compose and the loader make of
 * them. {@code -Dcompose.other=PROGRAM} names docker compose as a program of its own, {@code
 * -Dfuzz.files=FOLDER} where the files are, {@code -Dfuzz.seed=N} and {@code -Dfuzz.count=N} what
 * to run.
 */
@EnabledIfSystemProperty(named = "compose.other", matches = ".+")
class ChangedFilesTest {

  private static final Path FILES =
      Path.of(System.getProperty("fuzz.files", "src/test/resources/load"));
  private static final Path VALUES = Path.of("src/test/resources/fuzz/values.txt");

  @TempDir Path folder;

  @Test
  void changedFilesMeanTheSame() throws IOException, InterruptedException {
    long seed = Long.getLong("fuzz.seed", System.nanoTime());
    int count = Integer.getInteger("fuzz.count", 200);
    List<List<String>> texts = texts();
    List<String> values = Files.readAllLines(VALUES);
    var differences = new ArrayList<String>();
    for (long i = seed; i < seed + count; i++) {
      String text = String.join("\n", changed(texts, values, new Random(i))) + "\n";
      String difference = difference(text);
      if (difference != null) {
        differences.add("seed " + i + ": " + difference + "\n" + text.indent(6));
      }
    }
    Files.createDirectories(Path.of("target"));
    Files.writeString(Path.of("target/changes.txt"), String.join("\n\n", differences));
    assertThat(differences).as("from seed %s, see target/changes.txt", seed).isEmpty();
  }

  private @Nullable String difference(String text) throws IOException, InterruptedException {
    Files.writeString(folder.resolve("a.yaml"), text);
    return new BothLoaders(folder).difference(List.of("a.yaml"));
  }

  private static List<List<String>> texts() throws IOException {
    try (Stream<Path> files = Files.walk(FILES)) {
      return files
          .filter(file -> file.toString().matches(".*\\.ya?ml") && Files.isRegularFile(file))
          .filter(file -> !file.getFileName().toString().startsWith("expected"))
          .sorted()
          .map(ChangedFilesTest::lines)
          .filter(lines -> lines.size() > 2 && lines.size() < 60)
          .toList();
    }
  }

  private static List<String> lines(Path file) {
    try {
      return Files.readAllLines(file);
    } catch (MalformedInputException e) {
      return List.of();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<String> changed(
      List<List<String>> texts, List<String> values, Random random) {
    var lines = new ArrayList<String>(texts.get(random.nextInt(texts.size())));
    int changes = 1 + random.nextInt(3);
    for (int i = 0; i < changes; i++) {
      int at = random.nextInt(lines.size());
      String line = lines.get(at);
      switch (random.nextInt(7)) {
        case 0 -> lines.remove(at);
        case 1 -> lines.add(random.nextInt(lines.size()), line);
        case 2 -> lines.set(at, "  " + line);
        case 3 -> lines.add(at + 1, indented(line, any(texts, random)));
        default -> lines.set(at, withValue(line, values.get(random.nextInt(values.size()))));
      }
      if (lines.isEmpty()) {
        lines.add("services: {}");
      }
    }
    return lines;
  }

  private static String any(List<List<String>> texts, Random random) {
    List<String> text = texts.get(random.nextInt(texts.size()));
    return text.get(random.nextInt(text.size()));
  }

  /** A line of another file at the depth of this one. */
  private static String indented(String line, String other) {
    return line.substring(0, line.length() - line.stripLeading().length()) + other.strip();
  }

  private static String withValue(String line, String value) {
    int colon = line.indexOf(": ");
    int dash = line.indexOf("- ");
    if (colon > 0) {
      return line.substring(0, colon + 2) + value;
    }
    if (line.endsWith(":")) {
      return line + " " + value;
    }
    return dash >= 0 ? line.substring(0, dash + 2) + value : line;
  }
}
