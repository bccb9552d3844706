package compose.orchestrator.loader;

import static org.assertj.core.api.Assertions.assertThat;

import compose.orchestrator.diagnostic.Diagnostic;
import compose.orchestrator.diagnostic.OrchestratorException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Loads each folder {@code load/CHAPTER/CASE} and compares with its {@code expected.yaml} or {@code
 * expected.err}. A file {@code arguments} holds options, one with its value a line; lines {@code
 * NAME=value} are environment. {@code -Dgolden.update=true} writes what is expected.
 */
class GoldenLoadTest {

  private static final Path ROOT = Path.of("src/test/resources/load").toAbsolutePath();
  private static final boolean UPDATE = Boolean.getBoolean("golden.update");

  @TestFactory
  Stream<DynamicTest> loads() throws IOException {
    return cases().stream()
        .map(folder ->
            DynamicTest.dynamicTest(ROOT.relativize(folder).toString(), () -> check(folder)));
  }

  private static List<Path> cases() throws IOException {
    try (Stream<Path> folders = Files.walk(ROOT, 2)) {
      return folders
          .filter(folder -> ROOT.relativize(folder).getNameCount() == 2)
          .filter(Files::isDirectory)
          .sorted()
          .toList();
    }
  }

  private static void check(Path folder) throws IOException {
    String got;
    Path expected;
    try {
      LoadedProject project = Loader.load(request(folder));
      got = warnings(project) + ConfigOutput.yaml(project, true);
      expected = folder.resolve("expected.yaml");
    } catch (OrchestratorException e) {
      got = text(e.diagnostics());
      expected = folder.resolve("expected.err");
    }
    got = got.replace(folder.toString(), "FOLDER");
    if (UPDATE) {
      Files.deleteIfExists(folder.resolve("expected.yaml"));
      Files.deleteIfExists(folder.resolve("expected.err"));
      Files.writeString(expected, got);
    }
    assertThat(expected).exists();
    assertThat(got).isEqualTo(Files.readString(expected));
  }

  private static String warnings(LoadedProject project) {
    var text = new StringBuilder();
    text(project.warnings()).lines().forEach(line -> text.append("# ").append(line).append('\n'));
    return text.toString();
  }

  private static String text(List<Diagnostic> diagnostics) {
    var text = new StringBuilder();
    for (Diagnostic diagnostic : diagnostics) {
      String where = diagnostic.location() == null ? "" : diagnostic.location() + ": ";
      text.append(where).append(diagnostic.summary());
      text.append(" [").append(diagnostic.code()).append("]\n");
      if (diagnostic.help() != null) {
        text.append("  ").append(diagnostic.help()).append('\n');
      }
    }
    return text.toString();
  }

  private static LoadRequest request(Path folder) throws IOException {
    Map<String, String> environment = new HashMap<>(Map.of("HOME", "/home/user"));
    Map<String, List<String>> options = new HashMap<>();
    Path arguments = folder.resolve("arguments");
    for (String line :
        Files.exists(arguments) ? Files.readAllLines(arguments) : List.<String>of()) {
      int space = line.indexOf(line.startsWith("-") ? ' ' : '=');
      String name = line.substring(0, space);
      String value = line.substring(space + 1);
      if (line.startsWith("-")) {
        options.computeIfAbsent(name, key -> new ArrayList<>()).add(value);
      } else {
        environment.put(name, value);
      }
    }
    return LoadRequest.of(folder, environment)
        .withFiles(options.getOrDefault("-f", List.of()))
        .withEnvironmentFiles(options.getOrDefault("--env-file", List.of()))
        .withProfiles(options.getOrDefault("--profile", List.of()))
        .withServices(options.getOrDefault("--service", List.of()))
        .withProject(
            options.getOrDefault("--project-directory", List.of("")).getFirst(),
            options.getOrDefault("-p", List.of("golden")).getFirst())
        .withOptions(LoadOptions.PRINTED);
  }
}
