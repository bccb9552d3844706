package compose.orchestrator.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import compose.orchestrator.Orchestrator;
import compose.orchestrator.diagnostic.OrchestratorException;
import compose.orchestrator.engine.ContainerDetails;
import compose.orchestrator.engine.EngineGateway;
import compose.orchestrator.execution.LockSettings;
import compose.orchestrator.execution.OperationSteps;
import compose.orchestrator.execution.Precautions;
import compose.orchestrator.journal.Journals;
import compose.orchestrator.journal.OperationOutcome;
import compose.orchestrator.journal.OperationRecord;
import compose.orchestrator.journal.ProcessIdentity;
import compose.orchestrator.model.ComposeLabels;
import compose.orchestrator.model.Project;
import compose.orchestrator.plan.Request;
import compose.orchestrator.simulation.FaultyEngine;
import compose.orchestrator.simulation.SimulatedEngine;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * A process that is killed at any of its requests, with its journal and its lock as they are then:
 * each way to go on gets there.
 */
final class CrashesTest {
  private static final Path FOLDER = Path.of("src/test/resources/faults");
  private static final Request UP = Requests.parse(List.of("up", "file"));
  private static final ProcessIdentity KILLED = process(999_999_998);
  private static final ProcessIdentity LATER = process(999_999_999);

  @TempDir Path state;

  private int runs;

  private static ProcessIdentity process(long pid) {
    return new ProcessIdentity("here", "this machine", pid, 1);
  }

  @ParameterizedTest
  @CsvSource({"first, second", "third, fourth", "first, hooks"})
  void whereverUpIsKilledEachWayToGoOnGetsThere(String from, String to) throws IOException {
    killAtEachRequest(from, to);
  }

  /** What is removed in these is a network in use, and services that share one's network. */
  @Tag("long")
  @ParameterizedTest
  @CsvSource({"second, third", "fourth, first"})
  void whereverUpIsKilledThatRemovesEachWayToGoOnGetsThere(String from, String to)
      throws IOException {
    killAtEachRequest(from, to);
  }

  private void killAtEachRequest(String from, String to) throws IOException {
    Project before = Projects.load(FOLDER.resolve(from + ".yaml"));
    Project after = Projects.load(FOLDER.resolve(to + ".yaml"));
    boolean crashed = true;
    for (int at = 1; crashed; at++) {
      crashed = false;
      for (boolean effect : new boolean[] {false, true}) {
        for (Way way : Way.values()) {
          try {
            crashed |= new Crash(before, after).then(way, at, effect);
          } catch (AssertionError | RuntimeException e) {
            throw new AssertionError(way + " after a crash at " + at + ", effect: " + effect, e);
          }
        }
      }
    }
    assertThat(runs).as("crashes").isGreaterThan(50);
  }

  private enum Way {
    UP_AGAIN,
    RESUME,
    UNDO
  }

  /** One engine, on which one command is killed. */
  private final class Crash {
    private final SimulatedEngine engine = new SimulatedEngine();
    private final Path folder = state.resolve("run" + ++runs);
    private final Journals journals = new Journals(folder, InstantSource.system(), LATER);
    private final Project before;
    private final Project after;
    private byte @Nullable [] written;

    Crash(Project before, Project after) {
      this.before = before;
      this.after = after;
      engine.addImage("busybox");
      perform(engine, LATER, before, UP);
    }

    /** Whether it came to the crash. */
    boolean then(Way way, int at, boolean effect) throws IOException {
      Map<String, String> former = containers();
      List<String> others = names(before, after);
      perform(FaultyEngine.crashing(engine, at, effect, this::keepWritten), KILLED, after, UP);
      if (written == null) {
        return false;
      }
      restoreWritten();
      if (way == Way.UNDO) {
        undo(former);
        perform(engine, LATER, before, UP);
        isAsItShouldBe(before, List.of());
      } else {
        OperationRecord operation = operation();
        perform(engine, LATER, after, UP);
        if (way == Way.RESUME && operation != null) {
          perform(engine, LATER, after, OperationSteps.starts(operation));
        }
        isAsItShouldBe(after, way == Way.RESUME ? others : List.of());
      }
      return true;
    }

    /** Services that only the former file has: nobody asks for them, but they are to go on. */
    private static List<String> names(Project before, Project after) {
      return before.services().keySet().stream()
          .filter(name -> !after.services().containsKey(name))
          .toList();
    }

    private void keepWritten() {
      try {
        Path file = file();
        written = file == null ? new byte[0] : Files.readAllBytes(file);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    /** A process that is killed writes no more, whatever this one did after the crash. */
    private void restoreWritten() throws IOException {
      Path file = file();
      if (file != null && written != null) {
        Files.write(file, written);
      }
    }

    private @Nullable Path file() throws IOException {
      if (!Files.isDirectory(folder.resolve("faulty"))) {
        return null;
      }
      try (Stream<Path> files = Files.list(folder.resolve("faulty"))) {
        return files.sorted().skip(1).findFirst().orElse(null); // the first one is of the first up
      }
    }

    private @Nullable OperationRecord operation() throws IOException {
      List<OperationRecord> all = journals.of("faulty");
      if (all.size() < 2) {
        return null; // killed while it took the lock
      }
      assertThat(all.getLast().outcome()) // done where only the lock was still to be given back
          .isIn(OperationOutcome.INTERRUPTED, OperationOutcome.DONE);
      return all.getLast();
    }

    private void undo(Map<String, String> former) throws IOException {
      OperationRecord operation = operation();
      if (operation == null) {
        return;
      }
      perform(engine, LATER, after, OperationSteps.undo(operation, false));
      Map<String, String> now = containers();
      former.forEach((id, what) -> {
        String is = now.get(id);
        if (is != null && !hasLostNetwork(is)) {
          assertThat(is).as("after %s", engine.calls()).startsWith(withoutNetworks(what));
        }
      });
    }

    private static String withoutNetworks(String what) {
      return what.substring(0, what.indexOf('['));
    }

    /** A network that was removed and not yet made anew comes with the next up. */
    private boolean hasLostNetwork(String what) {
      return Stream.of("faulty_back", "faulty_default")
          .filter(what::contains)
          .anyMatch(name -> engine.networks().stream().noneMatch(n -> n.name().equals(name)));
    }

    private void isAsItShouldBe(Project project, List<String> others) {
      assertThat(PlanText.of(new Orchestrator(engine).plan(project, UP)))
          .as("a further up, after %s", engine.calls())
          .doesNotContain("|");
      assertThat(engine.containers(List.of(ComposeLabels.HOOK))).as("hooks").isEmpty();
      assertThat(engine.volumes()) // one of the killed process is in nobody's way
          .as("locks")
          .noneMatch(volume ->
              volume
                  .labels()
                  .getOrDefault("compose.orchestrator.lock.owner", "")
                  .startsWith(LATER.pid() + "|"));
      for (String service : others) {
        assertThat(containers().values())
            .as("containers of %s, after %s", service, engine.calls())
            .anyMatch(what -> what.startsWith("faulty-" + service + "-1 running"))
            .noneMatch(what -> what.startsWith("faulty-" + service) && !what.contains("running"));
      }
    }

    /** Name, whether it runs and networks of each container, by id. */
    private Map<String, String> containers() {
      var found = new TreeMap<String, String>();
      for (ContainerDetails container : new Orchestrator(engine).observe(before).containers()) {
        String what =
            container.name()
                + " "
                + container.state().status()
                + " "
                + new TreeMap<>(container.networks()).keySet();
        found.put(container.id(), what);
      }
      return found;
    }

    private void perform(
        EngineGateway gateway, ProcessIdentity self, Project project, Request request) {
      var settings =
          new LockSettings(
              self,
              InstantSource.system(),
              Duration.ofMinutes(1),
              Duration.ofSeconds(20),
              diagnostic -> {});
      var precautions =
          new Precautions(
              new Journals(folder, InstantSource.system(), self),
              settings,
              "up",
              List.of("up"),
              "/srv",
              node -> "a step");
      try {
        var _ = new Orchestrator(gateway, 16, () -> precautions).perform(project, request, e -> {});
      } catch (OrchestratorException e) {
        assertThat(self).as("fails: %s", e).isEqualTo(KILLED);
      }
    }
  }
}
