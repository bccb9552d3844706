package compose.orchestrator.cli.view;

import static org.assertj.core.api.Assertions.assertThat;

import compose.orchestrator.cli.terminal.TerminalSize;
import compose.orchestrator.cli.view.ProgressLine.State;
import compose.orchestrator.diagnostic.EngineException;
import compose.orchestrator.engine.ImageProgress;
import compose.orchestrator.event.BuildPrinted;
import compose.orchestrator.event.ContainerUnchanged;
import compose.orchestrator.event.PullProgressed;
import compose.orchestrator.event.StepDone;
import compose.orchestrator.event.StepFailed;
import compose.orchestrator.event.StepStarted;
import compose.orchestrator.plan.Plan;
import compose.orchestrator.plan.PlanNode;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ProgressTest {

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final PrintStream err = new PrintStream(bytes, false, StandardCharsets.UTF_8);

  @Test
  void plainProgressIsALineForEachChange() {
    run(new PlainProgress(err, err), ProgressFeed.Details.ALL);
    Golden.check("progress.txt", text());
  }

  @Test
  void jsonProgressIsAnObjectForEachChange() {
    run(new JsonProgress(err), ProgressFeed.Details.ALL);
    Golden.check("progress.json", text());
  }

  @Test
  void quietProgressIsNone() {
    run(new QuietProgress(), ProgressFeed.Details.ALL);
    assertThat(text()).isEmpty();
  }

  @Test
  void detailsThatAreNotWantedAreLeftOut() {
    run(new PlainProgress(err, err), new ProgressFeed.Details(false, false));
    assertThat(text()).doesNotContain("Downloading").doesNotContain("Step 1/2");
  }

  @Test
  void whatBuildsPrintIsForAStreamOfItsOwn() {
    var builds = new ByteArrayOutputStream();
    var out = new PrintStream(builds, false, StandardCharsets.UTF_8);
    run(new PlainProgress(err, out), ProgressFeed.Details.ALL);
    assertThat(builds.toString(StandardCharsets.UTF_8)).isEqualTo("Step 1/2 : FROM busybox\n");
    assertThat(text()).doesNotContain("Step 1/2");
  }

  @Test
  void replacementOfAContainerIsToldAsOneThing() {
    run(new PlainProgress(err, err), ProgressFeed.Details.ALL);
    assertThat(text().lines().filter(line -> line.contains("shop-web-1")))
        .containsExactly(
            " Container shop-web-1  Recreate",
            " Container shop-web-1  Recreated",
            " Container shop-web-1  Starting",
            " Container shop-web-1  Error");
  }

  @Test
  void pictureFitsTheTerminal() {
    var entries = new ArrayList<TtyPicture.Entry>();
    for (int i = 1; i <= 9; i++) {
      State state = i < 6 ? State.DONE : i < 9 ? State.WORKING : State.FAILED;
      String status = i < 6 ? "Started" : i < 9 ? "Starting" : "Error";
      var line = new ProgressLine("Container shop-a-service-" + i, "", status, state);
      entries.add(new TtyPicture.Entry(line, 0, 1_200_000_000L));
    }
    var text = new StringBuilder();
    var size = new TerminalSize(8, 50);
    int lines = new TtyPicture(false).draw(text, entries, size, 2_300_000_000L);
    String picture = text.toString().replace("\u001b[K", "");
    assertThat(lines).isEqualTo(picture.lines().count()).isLessThan(8);
    assertThat(picture.lines()).allMatch(line -> line.codePointCount(0, line.length()) <= 50);
    Golden.check("progress-tty.txt", picture);
  }

  @Test
  void pictureOnANarrowTerminalShowsTheEndsOfNames() {
    var entries = new ArrayList<TtyPicture.Entry>();
    for (String name : List.of("Container shop-frontend-1", "Network shop", "web Pulling")) {
      var line = new ProgressLine(name, "", "Working", State.DONE);
      entries.add(new TtyPicture.Entry(line, 0, 1));
    }
    var text = new StringBuilder();
    new TtyPicture(false).draw(text, entries, new TerminalSize(24, 20), 1);
    assertThat(text.toString().replace("\u001b[K", "").lines())
        .containsExactly(
            "[+] Running 3/3", " ✔ …shop-frontend-1", " ✔ Network shop", " ✔ web Pulling");
  }

  private void run(ProgressView view, ProgressFeed.Details details) {
    Plan plan = Steps.plan();
    var feed = new ProgressFeed(view, details);
    plan.unchanged().forEach(container -> feed.accept(new ContainerUnchanged(container)));
    for (PlanNode node : plan.nodes()) {
      feed.accept(new StepStarted(node));
      if (node.id() == 1) {
        feed.accept(new PullProgressed(node, new ImageProgress("ab12", "Downloading", 1, 4)));
        feed.accept(new PullProgressed(node, new ImageProgress("ab12", "Downloading", 2, 4)));
        feed.accept(new PullProgressed(node, new ImageProgress("ab12", "Pull complete", 0, 0)));
        feed.accept(new BuildPrinted(node, "Step 1/2 : FROM busybox"));
      }
      if (node.id() == 9) {
        var failure = new EngineException(500, "engine-refused", "port is taken", null);
        feed.accept(new StepFailed(node, failure));
      } else {
        feed.accept(new StepDone(node, Duration.ofMillis(20)));
      }
    }
    view.close();
    err.flush();
  }

  private String text() {
    return bytes.toString(StandardCharsets.UTF_8);
  }

  @Test
  void ttyDrawsOverItsOwnLinesOnly() {
    var view = new TtyProgress(err, () -> new TerminalSize(24, 60), () -> 0, false);
    for (State state : List.of(State.DONE, State.DONE)) {
      view.show(new ProgressLine("Container shop-web-1", "", "Running", state));
    }
    view.close();
    view.close();
    err.flush();
    Golden.check("progress-running.txt", text().replace("\u001b", "ESC"));
  }
}
