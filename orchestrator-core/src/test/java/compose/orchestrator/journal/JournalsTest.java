package compose.orchestrator.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import compose.orchestrator.diagnostic.UsageException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is taken down is read again, whatever a crash or a disk does to the file. */
final class JournalsTest {

  private static final ProcessIdentity SELF = ProcessIdentity.ofThisProcess();
  private static final ProcessIdentity DEAD =
      new ProcessIdentity(SELF.host(), SELF.machine(), SELF.pid(), SELF.started() - 1);

  @TempDir private Path folder;

  private Journals journals(ProcessIdentity process) {
    return new Journals(folder, InstantSource.system(), process);
  }

  private static List<JournalNode> steps(int count) {
    var steps = new ArrayList<JournalNode>();
    for (int i = 1; i <= count; i++) {
      List<Integer> after = i == 1 ? List.of() : List.of(1, i - 1);
      steps.add(new JournalNode(i, after, "make\tit\n" + i, "\\back " + i));
    }
    return steps;
  }

  private void write(ProcessIdentity process, int steps) throws Exception {
    Journals journals = journals(process);
    try (var journal = journals.begin(journals.newId(), "shop", "/srv", List.of("up", "-d"))) {
      StepLog log = journal.phase("steps", steps(steps));
      for (int i = 1; i < steps; i++) {
        log.begun(i);
        log.done(i, "id" + i);
      }
      log.begun(steps);
    }
  }

  private Path file() throws IOException {
    try (var files = Files.list(folder.resolve("shop"))) {
      return files.findFirst().orElseThrow();
    }
  }

  @Test
  void whatWasTakenDownIsReadAgain() throws Exception {
    write(SELF, 3);
    OperationRecord operation = journals(SELF).of("shop").getFirst();
    assertThat(operation.header().words()).containsExactly("up", "-d");
    assertThat(operation.header().directory()).isEqualTo("/srv");
    assertThat(operation.nodes().stream().map(NodeRecord::node)).isEqualTo(steps(3));
    assertThat(operation.nodes().stream().map(NodeRecord::state))
        .containsExactly("done", "done", "begun");
    assertThat(operation.nodes().getFirst().result()).isEqualTo("id1");
    assertThat(operation.outcome()).isEqualTo(OperationOutcome.RUNNING);
  }

  @Test
  void stepsTellHowLongTheyTook() throws Exception {
    var seconds = new AtomicLong();
    var journals = new Journals(folder, () -> Instant.ofEpochSecond(seconds.get()), SELF);
    try (var journal = journals.begin(journals.newId(), "shop", "/srv", List.of("up"))) {
      seconds.set(10);
      StepLog log = journal.phase("steps", steps(3));
      seconds.set(20);
      log.begun(1);
      seconds.set(25);
      log.begun(2);
      seconds.set(27);
      log.done(1, "");
    }
    assertThat(journals.of("shop").getFirst().nodes().stream().map(NodeRecord::took))
        .containsExactly(Duration.ofSeconds(7), Duration.ZERO, Duration.ZERO);
  }

  @Test
  void operationOfDeadProcessIsInterrupted() throws Exception {
    write(DEAD, 1);
    assertThat(journals(SELF).of("shop").getFirst().outcome())
        .isEqualTo(OperationOutcome.INTERRUPTED);
  }

  @Test
  void tornAnywhereTheWholeLinesBeforeAreRead() throws Exception {
    write(DEAD, 2);
    byte[] whole = Files.readAllBytes(file());
    for (int length = 0; length < whole.length; length++) {
      byte[] torn = Arrays.copyOf(whole, length);
      Files.write(file(), torn);
      boolean header = length > new String(whole, StandardCharsets.UTF_8).indexOf('\n');
      assertThat(journals(SELF).of("shop")).as("length %s", length).hasSize(header ? 1 : 0);
    }
  }

  @Test
  void flippedBitAnywhereButInTheLastLineEndIsTold() throws Exception {
    write(DEAD, 2);
    byte[] whole = Files.readAllBytes(file());
    for (int at = 0; at < whole.length - 1; at++) {
      byte[] flipped = whole.clone();
      flipped[at] ^= 4;
      Files.write(file(), flipped);
      assertThatThrownBy(() -> journals(SELF).of("shop"))
          .as("byte %s", at)
          .isInstanceOf(UsageException.class)
          .hasMessageContaining("not as it was written");
    }
  }

  @Test
  void goingOnAfterTornLineCutsItOff() throws Exception {
    write(DEAD, 2);
    byte[] whole = Files.readAllBytes(file());
    Files.write(file(), Arrays.copyOf(whole, whole.length - 3));
    journals(SELF).resumed(journals(SELF).of("shop").getFirst().header());
    assertThat(journals(SELF).of("shop").getFirst().outcome()).isEqualTo(OperationOutcome.RESUMED);
  }

  @Test
  void stepsSideBySideAreAllTakenDown() throws Exception {
    int count = 200;
    Journals journals = journals(SELF);
    try (var journal = journals.begin(journals.newId(), "shop", "/srv", List.of("up"))) {
      StepLog log = journal.phase("steps", steps(count));
      var threads = new ArrayList<Thread>();
      for (int i = 1; i <= count; i++) {
        int step = i;
        threads.add(
            Thread.startVirtualThread(() -> {
              try {
                log.begun(step);
                assertThat(Files.readString(file())).contains("\tbegin\t1\t" + step + "\t");
                log.done(step, "");
              } catch (InterruptedException | IOException e) {
                throw new AssertionError(e);
              }
            }));
      }
      for (Thread thread : threads) {
        thread.join();
      }
      journal.end(OperationOutcome.DONE);
    }
    OperationRecord operation = journals.of("shop").getFirst();
    assertThat(operation.nodes()).hasSize(count).allMatch(step -> step.state().equals("done"));
    assertThat(operation.outcome()).isEqualTo(OperationOutcome.DONE);
  }

  @Test
  void onlyTheLastOperationsAreKeptAndOnlyForTheirOwner() throws Exception {
    for (int i = 0; i < Journals.KEPT + 5; i++) {
      write(DEAD, 1);
    }
    assertThat(journals(SELF).of("shop")).hasSize(Journals.KEPT);
    assertThat(Files.getPosixFilePermissions(file()))
        .isEqualTo(PosixFilePermissions.fromString("rw-------"));
    assertThat(Set.copyOf(journals(SELF).of("other"))).isEmpty();
  }

  @Test
  void aFileInTheFoldersPlaceIsNamed() throws IOException {
    Path file = Files.createFile(folder.resolve("state"));
    var journals = new Journals(file.resolve("orchestrator"), InstantSource.system(), SELF);
    assertThatThrownBy(() -> journals.of("shop")).satisfies(e -> assertTold(e, file));
    assertThatThrownBy(() -> journals.begin("id", "shop", "/srv", List.of("up")))
        .satisfies(e -> assertTold(e, file));
  }

  private static void assertTold(Throwable thrown, Path file) {
    assertThat(thrown).isInstanceOf(IOException.class);
    assertThat(JournalFault.text((IOException) thrown)).isEqualTo(file + " is no folder");
  }
}
