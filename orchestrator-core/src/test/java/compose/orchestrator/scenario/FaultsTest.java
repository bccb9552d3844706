package compose.orchestrator.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import compose.orchestrator.Orchestrator;
import compose.orchestrator.diagnostic.OrchestratorException;
import compose.orchestrator.engine.ContainerSummary;
import compose.orchestrator.engine.EngineGateway;
import compose.orchestrator.model.Project;
import compose.orchestrator.plan.Request;
import compose.orchestrator.simulation.FaultyEngine;
import compose.orchestrator.simulation.SimulatedEngine;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Whatever fails whenever: the next up gets there, and nothing of others is touched. */
final class FaultsTest {

  private static final Path FOLDER = Path.of("src/test/resources/faults");
  private static final int SEEDS = Integer.getInteger("faults.seeds", 500);
  private static final Request UP = Requests.parse(List.of("up", "--remove-orphans", "file"));
  private static final Request DOWN = Requests.parse(List.of("down", "--remove-orphans", "file"));

  private final Project other = Projects.load(FOLDER.resolve("other.yaml"));
  private final List<Project> versions =
      List.of(
          Projects.load(FOLDER.resolve("first.yaml")),
          Projects.load(FOLDER.resolve("second.yaml")),
          Projects.load(FOLDER.resolve("third.yaml")),
          Projects.load(FOLDER.resolve("hooks.yaml")));

  @Test
  void afterAnyFaultTheNextUpConvergesAndDownLeavesOnlyData() {
    long start = Long.getLong("faults.start", 1);
    for (long seed = start; seed < start + SEEDS; seed++) {
      try {
        play(seed);
      } catch (AssertionError | RuntimeException e) {
        throw new AssertionError("seed " + seed + ": -Dfaults.start=" + seed, e);
      }
    }
  }

  private void play(long seed) {
    var engine = new SimulatedEngine();
    engine.addImage("busybox");
    perform(engine, other, UP);
    List<ContainerSummary> others = engine.containers(List.of());
    var random = new Random(seed);
    for (int i = 0; i < 3; i++) {
      EngineGateway faulty = FaultyEngine.of(engine, random.nextLong(), 2 + random.nextInt(12));
      perform(faulty, versions.get(random.nextInt(versions.size())), UP);
    }
    Project last = versions.get(random.nextInt(versions.size()));
    perform(engine, last, UP);
    assertThat(PlanText.of(new Orchestrator(engine).plan(last, UP)))
        .as("a second up, after %s", engine.calls())
        .doesNotContain("|");
    assertThat(replacementsWereMadeFirst(engine.calls())).as("calls").isTrue();
    perform(FaultyEngine.of(engine, random.nextLong(), 4), last, DOWN);
    perform(engine, last, DOWN);
    assertThat(engine.containers(List.of())).as("containers of others").isEqualTo(others);
    assertThat(engine.networks()).hasSize(1);
    assertThat(engine.calls()).noneMatch(call -> call.startsWith("remove volume"));
  }

  private static void perform(EngineGateway engine, Project project, Request request) {
    try {
      var _ = new Orchestrator(engine).perform(project, request, event -> {});
    } catch (OrchestratorException e) {
      // a fault while observing or planning: nothing has been done
    }
  }

  /** A container gets its final name only after the one it replaces is gone, and never before. */
  private static boolean replacementsWereMadeFirst(List<String> calls) {
    for (int i = 0; i < calls.size(); i++) {
      String call = calls.get(i);
      if (call.startsWith("rename ")) {
        String temporary = call.split(" ", -1)[1];
        if (!calls.subList(0, i).contains("create " + temporary)) {
          return false;
        }
      }
    }
    return true;
  }
}
