package compose.orchestrator.cli.command;

import compose.orchestrator.bundle.BundleListener;
import compose.orchestrator.cli.view.ByteText;
import compose.orchestrator.cli.view.ProgressLine;
import compose.orchestrator.cli.view.ProgressLine.State;
import compose.orchestrator.cli.view.ProgressView;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * Shows how far a backup, a restore or a move has come: how much, how fast, how long it will take.
 */
final class BundleProgress implements BundleListener, AutoCloseable {

  private static final Set<String> ENDS =
      Set.of(
          "kept",
          "saved",
          "restored",
          "loaded",
          "pulled",
          "checked",
          "sent",
          "compared",
          "equal",
          "removed",
          "succeeded");
  private static final long SECOND = 1_000_000_000L;

  private final ProgressView view;
  private final Map<String, Doing> current = new HashMap<>();

  /** What is done with one thing, since when, and when that was shown last. */
  private record Doing(String words, long began, long shown) {}

  BundleProgress(ProgressView view) {
    this.view = view;
  }

  @Override
  public void hear(String what, String doing, long done, long total) {
    long now = System.nanoTime();
    boolean ended = ENDS.contains(doing);
    Doing before = current.get(what);
    if (before == null || !before.words().equals(doing)) {
      before = new Doing(doing, now, now);
    } else if (now - before.shown() < SECOND) {
      return;
    }
    current.put(what, new Doing(doing, before.began(), now));
    String status = ended ? words(doing, done) : words(doing, done, total, now - before.began());
    view.show(new ProgressLine(what, "", status, ended ? State.DONE : State.WORKING));
  }

  private static String words(String doing, long done) {
    return done > 0 ? doing + ", " + ByteText.of(done) : doing;
  }

  private static String words(String doing, long done, long total, long nanoseconds) {
    if (done == 0) {
      return doing;
    }
    var text = new StringBuilder(doing).append(' ').append(ByteText.of(done));
    if (total > 0) {
      text.append(" of ").append(ByteText.of(total));
    }
    long rate = nanoseconds > 0 ? (long) (done * (double) SECOND / nanoseconds) : 0;
    if (rate > 0) {
      text.append(", ").append(ByteText.of(rate)).append("/s");
    }
    if (rate > 0 && total > done) {
      text.append(", ").append((total - done) / rate + 1).append(" s left");
    }
    return text.toString();
  }

  /** Leaves what was shown; what is heard afterwards is shown below it. */
  void pause() {
    view.close();
  }

  @Override
  public void close() {
    pause();
  }
}
