package compose.orchestrator.loader;

import compose.orchestrator.diagnostic.OrchestratorException;
import compose.orchestrator.yaml.Node;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Loads files with docker compose, which {@code -Dcompose.other} names, and with the loader. */
final class BothLoaders {

  private static final Map<String, String> ENVIRONMENT =
      Map.of("HOME", "/home/user", "PATH", "/usr/bin:/bin");

  private final Path folder;

  BothLoaders(Path folder) {
    this.folder = folder;
  }

  /** What the two make of the files of the folder, or null where it is the same. */
  @Nullable String difference(List<String> files) throws IOException, InterruptedException {
    String wanted = other(files);
    String got = ours(files);
    return isSame(wanted, got) ? null : wanted + "\n  ours: " + got;
  }

  private static boolean isSame(String wanted, String got) {
    if (wanted.startsWith("refused") || got.startsWith("refused")) {
      return wanted.startsWith("refused") && got.startsWith("refused");
    }
    Node left = JsonParser.parse(wanted);
    return Difference.between(left, JsonParser.parse(got)).isEmpty();
  }

  private String ours(List<String> files) {
    try {
      var request = LoadRequest.of(folder, ENVIRONMENT).withFiles(files);
      LoadedProject project = Loader.load(request.withOptions(LoadOptions.PRINTED));
      return ConfigOutput.json(project, true);
    } catch (OrchestratorException e) {
      return "refused: " + e.getMessage();
    } catch (RuntimeException e) {
      return "broken: " + e + " " + List.of(e.getStackTrace()).subList(0, 3);
    }
  }

  private String other(List<String> files) throws IOException, InterruptedException {
    var command = new ArrayList<String>();
    command.add(System.getProperty("compose.other"));
    for (String file : files) {
      command.add("-f");
      command.add(file);
    }
    command.addAll(List.of("config", "--format", "json"));
    Path errors = folder.resolve("errors");
    var builder = new ProcessBuilder(command).directory(folder.toFile());
    builder.environment().clear();
    builder.environment().putAll(ENVIRONMENT);
    Process process = builder.redirectError(errors.toFile()).start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    boolean refused = process.waitFor() != 0;
    return refused ? "refused: " + Files.readString(errors).strip() : output;
  }
}
