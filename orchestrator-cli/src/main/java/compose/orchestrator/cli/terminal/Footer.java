package compose.orchestrator.cli.terminal;

import java.io.BufferedOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/** A line that stays below all that is printed on a terminal. */
public final class Footer implements AutoCloseable {

  private static final String ERASE = "\r\u001b[K";

  private final Console below;
  private final int columns;
  private String text = "";
  private boolean drawn;

  /**
   * Shows nothing yet.
   *
   * @param console standard output must be a terminal
   * @param columns how wide that is, in characters
   */
  public Footer(Console console, int columns) {
    this.below = console;
    this.columns = columns;
  }

  /** What to print with as long as there may be a line: that moves out of the way. */
  public Console console() {
    return new Console(
        below.in(),
        stream(below.out()),
        below.errIsTerminal() ? stream(below.err()) : below.err(),
        below.inIsTerminal(),
        below.outIsTerminal(),
        below.errIsTerminal());
  }

  private PrintStream stream(PrintStream target) {
    var output =
        new OutputStream() {
          @Override
          public void write(int b) {
            write(new byte[] {(byte) b}, 0, 1);
          }

          @Override
          public void write(byte[] bytes, int offset, int length) {
            print(target, bytes, offset, length);
          }
        };
    return new PrintStream(new BufferedOutputStream(output), false, StandardCharsets.UTF_8);
  }

  /** Shows a line, instead of the one before. */
  public synchronized void show(String line) {
    erase();
    text = line.length() < columns ? line : line.substring(0, Math.max(0, columns - 1));
    draw();
  }

  /** Takes the line away. */
  @Override
  public synchronized void close() {
    show("");
  }

  private synchronized void print(PrintStream target, byte[] bytes, int offset, int length) {
    erase();
    target.write(bytes, offset, length);
    target.flush();
    if (length > 0 && bytes[offset + length - 1] == '\n') {
      draw();
    }
  }

  private void erase() {
    if (drawn) {
      below.out().print(ERASE);
      below.out().flush();
      drawn = false;
    }
  }

  private void draw() {
    if (!text.isEmpty()) {
      below.out().print(text);
      below.out().flush();
      drawn = true;
    }
  }
}
