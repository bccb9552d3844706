package compose.orchestrator.engine.docker;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import compose.orchestrator.Orchestrator;
import compose.orchestrator.diagnostic.EngineException;
import compose.orchestrator.diagnostic.OrchestratorException;
import compose.orchestrator.engine.EngineGateway;
import compose.orchestrator.execution.ExecutionReport;
import compose.orchestrator.loader.LoadRequest;
import compose.orchestrator.loader.Loader;
import compose.orchestrator.model.ImageReference;
import compose.orchestrator.model.Project;
import compose.orchestrator.model.Service;
import compose.orchestrator.plan.DownRequest;
import compose.orchestrator.plan.Drift;
import compose.orchestrator.plan.ImagePolicy;
import compose.orchestrator.plan.Recreation;
import compose.orchestrator.plan.UpRequest;
import compose.orchestrator.plan.Waiting;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * Services of real files, as far as their images are on the engine, are made and not started: then
 * nothing differs. {@code -Dcompose.corpus=FOLDER} names a folder with {@code index.tsv} and {@code
 * files/}, {@code -Dcompose.corpus.only=TEXT} the cases whose name contains a text, {@code
 * -Dcompose.corpus.minutes=N} how long it may take.
 */
@EnabledIfSystemProperty(named = "compose.corpus", matches = ".+")
final class DriftCorpusTest {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final Path corpus = Path.of(System.getProperty("compose.corpus"));
  private final String only = System.getProperty("compose.corpus.only", "");
  private final long end =
      System.nanoTime() + Duration.ofMinutes(Long.getLong("compose.corpus.minutes", 60)).toNanos();
  private final EngineGateway engine = connect();
  private final Orchestrator orchestrator = new Orchestrator(engine);
  private final Map<String, Boolean> images = new HashMap<>();
  private final Set<String> seen = new HashSet<>();
  private final Map<String, String> drifted = new TreeMap<>();
  private final Map<String, String> refused = new TreeMap<>();
  private int projects;
  private int services;

  private static EngineGateway connect() {
    Map<String, String> environment = System.getenv();
    Path home = Path.of(System.getProperty("user.home"));
    return DockerEngine.connect(
        EngineAddress.resolve(environment, home),
        new EngineSettings(environment, home, InstantSource.system()));
  }

  @Test
  void nothingDiffersFromWhatWasJustMade() throws IOException {
    List<String> lines = Files.readAllLines(corpus.resolve("index.tsv"));
    for (String line : lines.subList(1, lines.size())) {
      String[] columns = line.split("\t", -1);
      boolean accepted = columns[4].equals("0");
      if (accepted && columns[0].contains(only) && System.nanoTime() < end) {
        check(columns[0], columns[1], JSON.readValue(columns[2], new TypeReference<>() {}));
      }
    }
    engine.close();
    Path report = Path.of("target/drift-corpus.txt");
    Files.createDirectories(report.getParent());
    Files.writeString(report, text());
    assertThat(drifted).as("see %s", report).isEmpty();
  }

  private String text() {
    var text = new StringBuilder();
    text.append(projects).append(" projects, ").append(services).append(" services made, ");
    text.append(drifted.size()).append(" differ, ").append(refused.size()).append(" refused\n");
    drifted.forEach((id, what) -> text.append("\n").append(id).append("\n    ").append(what));
    refused.forEach((id, why) -> text.append("\nrefused ").append(id).append(": ").append(why));
    return text.append('\n').toString();
  }

  private void check(String id, String folder, List<String> arguments) {
    Project project;
    try {
      project = Loader.load(request(folder, arguments)).project();
    } catch (OrchestratorException e) {
      return; // what the loader thinks of it is another test's matter
    }
    List<String> names = new ArrayList<>();
    for (Service service : project.services().values()) {
      if (isThere(ImageReference.of(project.name(), service)) && isNew(project, service)) {
        names.add(service.name());
      }
    }
    if (!names.isEmpty()) {
      run(id, project, names);
    }
  }

  private LoadRequest request(String folder, List<String> arguments) {
    var files = new ArrayList<String>();
    var environmentFiles = new ArrayList<String>();
    var profiles = new ArrayList<String>();
    for (int i = 0; i + 1 < arguments.size(); i += 2) {
      switch (arguments.get(i)) {
        case "-f" -> files.add(arguments.get(i + 1));
        case "--env-file" -> environmentFiles.add(arguments.get(i + 1));
        default -> profiles.add(arguments.get(i + 1));
      }
    }
    return LoadRequest.of(
            corpus.resolve("files").resolve(folder),
            Map.of("HOME", "/root", "PATH", "/usr/bin:/bin"))
        .withFiles(files)
        .withEnvironmentFiles(environmentFiles)
        .withProfiles(profiles)
        .withProject(null, "driftcorpus" + ProcessHandle.current().pid());
  }

  private boolean isThere(String reference) {
    return images.computeIfAbsent(reference, this::isImage);
  }

  private boolean isImage(String reference) {
    try {
      return engine.image(reference) != null;
    } catch (EngineException e) {
      return false; // no name of an image
    }
  }

  private boolean isNew(Project project, Service service) {
    return seen.add(String.valueOf(project.serviceTree(service.name())));
  }

  private void run(String id, Project project, List<String> names) {
    var up =
        new UpRequest(
            names,
            false,
            false,
            Recreation.USUAL,
            ImagePolicy.AS_THEY_ARE,
            false,
            Map.of(),
            null,
            Waiting.USUAL);
    try {
      ExecutionReport report = orchestrator.perform(project, up, event -> {});
      if (report.succeeded()) {
        projects++;
        services += names.size();
        Drift drift =
            Drift.of(orchestrator.writtenOut(project), orchestrator.observeWhole(project), up);
        if (!drift.found().isEmpty()) {
          drifted.put(id, drift.found().toString());
        }
      } else {
        refused.put(id, String.valueOf(report.failures().getFirst().getMessage()));
      }
    } catch (OrchestratorException | IllegalArgumentException e) {
      refused.put(id, String.valueOf(e.getMessage()));
    } finally {
      orchestrator.perform(
          project, new DownRequest(List.of(), true, true, null, Duration.ZERO), event -> {});
    }
  }
}
