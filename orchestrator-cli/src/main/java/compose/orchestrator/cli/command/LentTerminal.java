package compose.orchestrator.cli.command;

import compose.orchestrator.cli.terminal.DetachKeys;
import compose.orchestrator.cli.terminal.RawTerminal;
import compose.orchestrator.cli.terminal.WatchedInput;
import compose.orchestrator.engine.TerminalResize;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/**
 * The user's terminal, lent to what runs in a container, until that ends or the user leaves it
 * alone: then the thread that made this is interrupted.
 */
final class LentTerminal implements AutoCloseable {

  private final DetachKeys keys;
  private final WatchedInput input;
  private @Nullable RawTerminal raw;

  /**
   * Lends nothing yet.
   *
   * @param option the keys to leave with, or null for the user's usual ones
   */
  LentTerminal(Session session, @Nullable String option) {
    this.keys = DetachKeys.of(option, session.engine().detachKeys());
    this.input = new WatchedInput(session.console().in(), keys, Thread.currentThread()::interrupt);
  }

  /** The keys to leave with, for the engine to look out for the same. */
  String detachKeys() {
    return keys.text();
  }

  InputStream input() {
    return input;
  }

  /** Whether the user has left. */
  boolean hasLeft() {
    return input.hasLeft();
  }

  /** Hands the terminal over. */
  synchronized void begin() {
    raw = RawTerminal.begin();
  }

  /** Keeps the terminal at the other end as large as the user's. */
  synchronized void follow(TerminalResize resize) {
    if (raw != null) {
      raw.follow(resize::to);
    }
  }

  /** The same, once making it larger first, so that the program draws itself anew. */
  void redraw(TerminalResize resize) {
    var first = new boolean[] {true};
    follow((rows, columns) -> {
      if (first[0]) {
        first[0] = false;
        resize.to(rows + 1, columns + 1);
      }
      resize.to(rows, columns);
    });
  }

  /** Tells that the user has left, and returns the exit code that stands for it. */
  int left(Session session) {
    close();
    session.console().err().println("read escape sequence");
    return ExitCode.FAILED;
  }

  /** Gives the terminal back. */
  @Override
  public synchronized void close() {
    if (raw != null) {
      raw.close();
    }
    if (hasLeft()) {
      Thread.interrupted(); // what it was for has happened
    }
  }
}
