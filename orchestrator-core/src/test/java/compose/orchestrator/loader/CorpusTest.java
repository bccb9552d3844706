package compose.orchestrator.loader;

import static org.assertj.core.api.Assertions.assertThat;

import compose.orchestrator.diagnostic.Diagnostic;
import compose.orchestrator.diagnostic.OrchestratorException;
import compose.orchestrator.yaml.Mapping;
import compose.orchestrator.yaml.Node;
import compose.orchestrator.yaml.Scalar;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * Compares the loader with recorded outputs of docker compose for real files. {@code
 * -Dcompose.corpus=FOLDER} names a folder with {@code index.tsv} and {@code expected/}, {@code
 * -Dcompose.corpus.root=FOLDER} where its files were when they were recorded, and {@code
 * -Dcompose.corpus.only=TEXT} the cases whose name contains a text.
 */
@EnabledIfSystemProperty(named = "compose.corpus", matches = ".+")
class CorpusTest {

  private static final Map<String, String> ENVIRONMENT =
      Map.of(
          "HOME", "/root",
          "PATH", "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin");

  private final Path corpus = Path.of(System.getProperty("compose.corpus"));
  private final Path root = Path.of(System.getProperty("compose.corpus.root", corpus + "/files"));
  private final String only = System.getProperty("compose.corpus.only", "");
  private final Map<String, List<String>> report = new TreeMap<>();
  private int accepted;
  private int identical;
  private int agreed;
  private int counted;

  @Test
  void everyRecordedFileMeansTheSame() throws IOException {
    for (Path file : recordings()) {
      for (String line : Files.readAllLines(file)) {
        check(line);
      }
    }
    Path target = Path.of("target/corpus.txt");
    Files.createDirectories(target.getParent());
    Files.writeString(target, text());
    assertThat(agreed * 1000L).as("agreement, see %s", target).isGreaterThan(counted * 999L);
    assertThat(identical * 1000L).as("identical, see %s", target).isGreaterThan(accepted * 995L);
  }

  private List<Path> recordings() throws IOException {
    try (Stream<Path> files = Files.list(corpus.resolve("expected"))) {
      return files.sorted().toList();
    }
  }

  private String text() {
    var text = new StringBuilder();
    text.append(identical + " of " + accepted + " identical; agreement on accepting: ");
    text.append(agreed + " of " + counted + "\n");
    report.entrySet().stream()
        .sorted((a, b) -> b.getValue().size() - a.getValue().size())
        .forEach(entry -> {
          text.append("\n" + entry.getValue().size() + "  " + entry.getKey() + "\n");
          entry.getValue().stream().limit(4).forEach(line -> text.append("    " + line + "\n"));
        });
    return text.toString();
  }

  private void check(String line) {
    var recorded = (Mapping) JsonParser.parse(line.replace("@ROOT@", root.toString()));
    String id = Values.text(recorded, "id", "");
    boolean skipped =
        recorded.get("nondeterministic") != null || recorded.get("oracle_bug") != null;
    if (skipped || !id.contains(only)) {
      return;
    }
    counted++;
    boolean accepts = isZero(recorded.get("rc"));
    accepted += accepts ? 1 : 0;
    try {
      LoadedProject project = Loader.load(request(recorded));
      agreed += accepts ? 1 : 0;
      if (accepts) {
        compare(id, recorded, project);
        listings(id, recorded);
      } else {
        note("accepted: " + Values.text(recorded, "error", ""), id);
      }
    } catch (OrchestratorException e) {
      agreed += accepts ? 0 : 1;
      if (accepts) {
        note("refused: " + kinds(e), id + "  " + e.getMessage());
      }
    } catch (RuntimeException e) {
      note("broken: " + e, id + " " + List.of(e.getStackTrace()).subList(0, 4));
    }
  }

  private static boolean isZero(@Nullable Node node) {
    return node instanceof Scalar scalar && Long.valueOf(0).equals(scalar.value());
  }

  private static String kinds(OrchestratorException e) {
    return e.diagnostics().stream().map(Diagnostic::code).distinct().toList().toString();
  }

  private void compare(String id, Mapping recorded, LoadedProject project) {
    Mapping json = Values.mapping(recorded, "json");
    Node value = json.get("value");
    Node wanted = value != null ? value : JsonParser.parse(Values.text(json, "text", ""));
    Node got = JsonParser.parse(ConfigOutput.json(project, true));
    List<Difference> differences = Difference.between(wanted, got);
    identical += differences.isEmpty() ? 1 : 0;
    for (Difference difference : differences.subList(0, Math.min(1, differences.size()))) {
      String place = difference.path().replaceAll("^\\.(\\w+)\\.[^.]+", ".$1.*");
      note("json " + place, id + "\n      " + difference.wanted() + "\n      " + difference.got());
    }
    String yaml = Values.text(recorded, "yaml", "");
    String printed = ConfigOutput.yaml(project, true);
    if (!yaml.isEmpty() && !yaml.stripTrailing().equals(printed.stripTrailing())) {
      note("yaml", id + "\n" + firstDifference(yaml, printed));
    }
  }

  private void listings(String id, Mapping recorded) {
    LoadRequest request = request(recorded);
    var unresolved = LoadOptions.STANDARD.withResolveEnvironment(false);
    var listing = new ProjectListing(Loader.load(request.withOptions(unresolved)));
    listing("services", id, recorded, listing.services());
    listing("volumes", id, recorded, listing.names("volumes"));
    listing("networks", id, recorded, listing.names("networks"));
    listing("images", id, recorded, listing.images());
    listing("profiles", id, recorded, listing.profiles());
    listing("environment", id, recorded, pairs(listing.environment(), "="));
    if (root.toString().startsWith("/tmp/corpus/")) {
      listing("hash", id, recorded, pairs(listing.hashes(), " "));
    }
    if (recorded.get("noint") != null) {
      uninterpolated(id, recorded, request);
    }
  }

  private static List<String> pairs(Map<String, String> map, String separator) {
    return map.entrySet().stream().map(e -> e.getKey() + separator + e.getValue()).toList();
  }

  private void listing(String kind, String id, Mapping recorded, List<String> got) {
    Mapping run = Values.mapping(Values.mapping(recorded, "runs"), kind);
    if (run.get("out") == null) {
      return;
    }
    var wanted = Values.text(run, "out", "").lines().filter(l -> !l.isEmpty()).sorted().toList();
    var found = String.join("\n", got).lines().filter(l -> !l.isEmpty()).sorted().toList();
    if (!wanted.equals(found)) {
      note("--" + kind, id + "\n      " + wanted + "\n      " + found);
    }
  }

  private void uninterpolated(String id, Mapping recorded, LoadRequest request) {
    var options = LoadOptions.PRINTED.withInterpolate(false);
    LoadedProject project = Loader.load(request.withOptions(options));
    var json = Values.mapping(recorded, "noint");
    if (json.get("value") != null) {
      Node got = JsonParser.parse(ConfigOutput.json(project, false));
      for (Difference difference : Difference.between(json.get("value"), got)) {
        String place = difference.path().replaceAll("^\\.(\\w+)\\.[^.]+", ".$1.*");
        String both = "\n      " + difference.wanted() + "\n      " + difference.got();
        note("--no-interpolate " + place, id + both);
      }
    }
    Mapping variables = Values.mapping(Values.mapping(recorded, "runs"), "variables");
    var wanted = new TreeMap<>(Values.mapping(variables, "value").entries()).keySet();
    var got = new ProjectListing(project).variables().keySet();
    if (!wanted.equals(got)) {
      note("--variables", id + "\n      " + wanted + "\n      " + got);
    }
  }

  private static String firstDifference(String wanted, String got) {
    String[] left = wanted.split("\n", -1);
    String[] right = got.split("\n", -1);
    int at = 0;
    while (at < Math.min(left.length, right.length) - 1 && left[at].equals(right[at])) {
      at++;
    }
    return "      " + left[at] + "\n      " + right[at];
  }

  private void note(String kind, String line) {
    report.computeIfAbsent(kind, key -> new ArrayList<>()).add(line);
  }

  private LoadRequest request(Mapping recorded) {
    Path folder = root.resolve(Values.text(recorded, "dir", ""));
    List<String> words = Values.items(recorded, "args").stream().map(Values::spelled).toList();
    var files = new ArrayList<String>();
    var environmentFiles = new ArrayList<String>();
    var profiles = new ArrayList<String>();
    for (int i = 0; i + 1 < words.size(); i += 2) {
      switch (words.get(i)) {
        case "-f" -> files.add(words.get(i + 1));
        case "--env-file" -> environmentFiles.add(words.get(i + 1));
        case "--profile" -> profiles.add(words.get(i + 1));
        default -> throw new IllegalStateException("no such option: " + words);
      }
    }
    return LoadRequest.of(folder, ENVIRONMENT)
        .withFiles(files)
        .withEnvironmentFiles(environmentFiles)
        .withProfiles(profiles)
        .withOptions(LoadOptions.PRINTED);
  }
}
