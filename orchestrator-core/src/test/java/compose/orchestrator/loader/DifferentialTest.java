package compose.orchestrator.loader;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/**
 * Makes Compose files at random and compares what docker compose and the loader make of them.
 * {@code -Dcompose.other=PROGRAM} names docker compose as a program of its own, {@code
 * -Dfuzz.seed=N} and {@code -Dfuzz.count=N} what to run.
 */
@EnabledIfSystemProperty(named = "compose.other", matches = ".+")
class DifferentialTest {

  private static final Path FRAGMENTS = Path.of("src/test/resources/fuzz");
  @TempDir Path folder;

  @Test
  void randomFilesMeanTheSame() throws IOException, InterruptedException {
    long seed = Long.getLong("fuzz.seed", System.nanoTime());
    int count = Integer.getInteger("fuzz.count", 200);
    Files.writeString(folder.resolve("e1.env"), "E1=one\nSHARED=$HOME\n# c\nQ=\"a b\"\n");
    Files.writeString(folder.resolve("e2.env"), "E2=two\nSHARED=second\nR='$x'\n");
    var differences = new ArrayList<String>();
    for (long i = seed; i < seed + count; i++) {
      String difference = differenceFor(i);
      if (difference != null) {
        differences.add("seed " + i + ": " + difference);
      }
    }
    Files.createDirectories(Path.of("target"));
    Files.writeString(Path.of("target/differences.txt"), String.join("\n\n", differences));
    assertThat(differences).as("from seed %s, see target/differences.txt", seed).isEmpty();
  }

  private @Nullable String differenceFor(long seed) throws IOException, InterruptedException {
    var random = new Random(seed);
    var files = new ArrayList<String>();
    files.add("a.yaml");
    String text = file(random, true);
    Files.writeString(folder.resolve("a.yaml"), text);
    if (random.nextInt(3) == 0) {
      String later = file(random, false);
      files.add("b.yaml");
      Files.writeString(folder.resolve("b.yaml"), later);
      text += "--- b.yaml\n" + later;
    }
    String difference = new BothLoaders(folder).difference(files);
    return difference == null ? null : difference + "\n" + text.indent(6);
  }

  private static String file(Random random, boolean whole) throws IOException {
    List<String> service = Files.readAllLines(FRAGMENTS.resolve("service.txt"));
    List<String> top = Files.readAllLines(FRAGMENTS.resolve("top.txt"));
    var text = new StringBuilder("services:\n");
    service(text, "web", service, random, whole);
    if (whole || random.nextInt(4) == 0) {
      service(text, "db", service, random, whole);
    }
    if (whole) {
      fixed(text, random);
    }
    var keys =
        new ArrayList<String>(
            whole ? List.of("networks", "volumes", "secrets", "configs", "models") : List.of());
    if (random.nextInt(2) == 0) {
      String line = top.get(random.nextInt(top.size()));
      if (!keys.contains(key(line))) {
        text.append(line).append('\n');
      }
    }
    return text.toString();
  }

  /** Resources that most references can lead to. */
  private static void fixed(StringBuilder text, Random random) throws IOException {
    List<String> top = Files.readAllLines(FRAGMENTS.resolve("top.txt"));
    for (String section : List.of("networks", "volumes", "secrets", "configs", "models")) {
      List<String> lines = top.stream().filter(line -> key(line).equals(section)).toList();
      int index = random.nextInt(3) == 0 ? random.nextInt(lines.size()) : 0;
      text.append(lines.get(index)).append('\n');
    }
  }

  private static void service(
      StringBuilder text, String name, List<String> lines, Random random, boolean whole) {
    text.append("  ").append(name).append(":\n");
    var keys = new ArrayList<String>();
    if (whole && random.nextInt(12) != 0) {
      text.append("    image: nginx\n");
      keys.add("image");
    }
    int count = 1 + random.nextInt(4);
    for (int i = 0; i < count; i++) {
      String line = lines.get(random.nextInt(lines.size()));
      boolean danger = name.equals("db") && (line.contains("db") || line.contains("service:web"));
      if (!keys.contains(key(line)) && !danger) {
        keys.add(key(line));
        text.append("    ").append(line).append('\n');
      }
    }
  }

  private static String key(String line) {
    return line.substring(0, line.indexOf(':'));
  }
}
