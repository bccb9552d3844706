package compose.orchestrator.cli.view;

import java.io.PrintStream;

/** A line for every change. */
final class PlainProgress implements ProgressView {

  private final PrintStream err;

  PlainProgress(PrintStream err) {
    this.err = err;
  }

  @Override
  public void show(ProgressLine line) {
    print(line.columns());
  }

  @Override
  public void output(String line) {
    print(line);
  }

  @Override
  public void close() {
    err.flush();
  }

  private synchronized void print(String line) {
    err.println(line);
    err.flush();
  }
}
