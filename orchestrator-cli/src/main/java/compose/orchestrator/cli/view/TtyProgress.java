package compose.orchestrator.cli.view;

import compose.orchestrator.cli.terminal.TerminalSize;
import compose.orchestrator.cli.view.ProgressLine.State;
import java.io.PrintStream;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A list that is drawn again in its place ten times a second. Each picture is written at once and
 * over the one before, so nothing flickers.
 */
final class TtyProgress implements ProgressView {

  private static final int PERIOD_MILLIS = 100;

  private final PrintStream err;
  private final Supplier<TerminalSize> size;
  private final LongSupplier nanoTime;
  private final TtyPicture picture;
  private final Map<String, TtyPicture.Entry> entries = new LinkedHashMap<>();
  private final Deque<String> output = new ArrayDeque<>();
  private @Nullable Thread painter;
  private @Nullable TerminalSize known;
  private int drawn;

  TtyProgress(
      PrintStream err, Supplier<TerminalSize> size, LongSupplier nanoTime, boolean colours) {
    this.err = err;
    this.size = size;
    this.nanoTime = nanoTime;
    this.picture = new TtyPicture(colours);
  }

  @Override
  public synchronized void show(ProgressLine line) {
    long now = nanoTime.getAsLong();
    TtyPicture.Entry before = entries.get(line.id());
    long start = before == null || before.line().state() != State.WORKING ? now : before.start();
    entries.put(line.id(), new TtyPicture.Entry(line, start, now));
    if (line.state() == State.WORKING) {
      startPainter();
    }
  }

  @Override
  public synchronized void output(String line) {
    output.add(line);
    startPainter();
  }

  @Override
  public synchronized void close() {
    if (painter != null) {
      painter.interrupt();
      painter = null;
    }
    draw();
    entries.clear();
    drawn = 0;
  }

  private void startPainter() {
    if (painter == null) {
      known = size.get();
      painter = Thread.ofPlatform().daemon().name("progress").start(this::paint);
    }
  }

  private void paint() {
    try {
      while (true) {
        draw();
        Thread.sleep(PERIOD_MILLIS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt(); // closed: the last picture is drawn by who closed it
    }
  }

  private synchronized void draw() {
    if ((entries.isEmpty() && output.isEmpty()) || Thread.currentThread().isInterrupted()) {
      return;
    }
    TerminalSize limits = known == null ? TerminalSize.USUAL : known;
    var text = new StringBuilder();
    if (drawn > 0) {
      text.append("\u001b[").append(drawn).append('A');
    }
    text.append("\u001b[?25l");
    while (!output.isEmpty()) {
      text.append(output.removeFirst()).append("\u001b[K\n");
    }
    drawn = picture.draw(text, entries.values(), limits, nanoTime.getAsLong());
    text.append("\u001b[J\u001b[?25h");
    err.print(text);
    err.flush();
  }
}
