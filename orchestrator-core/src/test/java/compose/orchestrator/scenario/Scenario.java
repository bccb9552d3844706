package compose.orchestrator.scenario;

import compose.orchestrator.Orchestrator;
import compose.orchestrator.diagnostic.InvalidProjectException;
import compose.orchestrator.diagnostic.UsageException;
import compose.orchestrator.engine.EndpointRequest;
import compose.orchestrator.execution.ExecutionReport;
import compose.orchestrator.model.Project;
import compose.orchestrator.plan.Plan;
import compose.orchestrator.plan.Request;
import compose.orchestrator.simulation.SimulatedEngine;
import java.nio.file.Path;
import java.util.List;

/**
 * A scenario, line by line: {@code image REF}, {@code up [FLAGS] FILE}, {@code down [FLAGS] FILE},
 * {@code hand stop|remove|end|disconnect …}, and {@code plan COMMAND [FLAGS] FILE}, whose plan is
 * what the scenario is about. {@code do} does a command whose name is taken; {@code run} does what
 * {@code plan} shows and lists the calls. {@code -p=NAME} in place of a file: the project of which
 * only the name is known.
 */
final class Scenario {

  private final Path folder;
  private final SimulatedEngine engine = new SimulatedEngine();
  private final Orchestrator orchestrator = new Orchestrator(engine);
  private final StringBuilder output = new StringBuilder();

  /** Threads get their ids in any order. */
  private static final String SHORT_ID = "\\b[0-9a-f]{12}_";

  Scenario(Path folder) {
    this.folder = folder;
  }

  String play(List<String> lines) {
    for (String line : lines) {
      if (!line.isBlank() && !line.startsWith("#")) {
        play(line);
      }
    }
    return output
        .toString()
        .replaceAll(SHORT_ID, "ID_")
        .replace(folder.toAbsolutePath().toString(), "FOLDER");
  }

  private void play(String line) {
    List<String> words = List.of(line.strip().split(" +", -1));
    switch (words.getFirst()) {
      case "image" -> engine.addImage(words.get(1));
      case "hand" -> hand(words.subList(1, words.size()));
      case "plan" -> {
        output.append("$ ").append(line).append('\n');
        try {
          output.append(PlanText.of(plan(words.subList(1, words.size()))));
        } catch (UsageException | InvalidProjectException refused) {
          output.append("refused: ").append(refused.getMessage()).append('\n');
        }
      }
      case "run" -> {
        output.append("$ ").append(line).append('\n');
        int before = engine.calls().size();
        perform(words.subList(1, words.size()));
        engine.calls().stream()
            .skip(before)
            .map(call -> call.replaceAll(SHORT_ID, "ID_"))
            .sorted()
            .forEach(call -> output.append(call).append('\n'));
      }
      case "do" -> perform(words.subList(1, words.size()));
      default -> perform(words);
    }
  }

  private void hand(List<String> words) {
    String name = words.get(1);
    switch (words.getFirst()) {
      case "stop" -> engine.stop(name, null);
      case "end" -> engine.end(name, Integer.parseInt(words.get(2)));
      case "remove" -> engine.removeContainer(name, true, false);
      case "disconnect" -> engine.disconnect(words.get(2), name, true);
      case "connect" ->
          engine.connect(words.get(2), name, new EndpointRequest(null, List.of(), List.of()));
      case "rename" -> engine.rename(name, words.get(2));
      case "remove-network" -> engine.removeNetwork(name);
      default -> throw new IllegalArgumentException(String.join(" ", words));
    }
  }

  private Plan plan(List<String> words) {
    return orchestrator.plan(project(words), Requests.parse(words));
  }

  private void perform(List<String> words) {
    Request request = Requests.parse(words);
    ExecutionReport report = orchestrator.perform(project(words), request, event -> {});
    report
        .failures()
        .forEach(failure -> output.append("failed: ").append(failure.getMessage()).append('\n'));
  }

  private Project project(List<String> words) {
    String last = words.getLast();
    return last.startsWith("-p=")
        ? Project.named(last.substring("-p=".length()))
        : Projects.load(folder.resolve(last));
  }
}
