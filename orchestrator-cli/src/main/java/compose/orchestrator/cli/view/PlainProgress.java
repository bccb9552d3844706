package compose.orchestrator.cli.view;

import java.io.PrintStream;

/** A line for every change. */
final class PlainProgress implements ProgressView {

  private final PrintStream err;
  private final PrintStream builds;

  /** Writing to err, and what builds print to another stream. */
  PlainProgress(PrintStream err, PrintStream builds) {
    this.err = err;
    this.builds = builds;
  }

  @Override
  public void show(ProgressLine line) {
    print(err, line.columns());
  }

  @Override
  public void output(String line) {
    print(builds, line);
  }

  @Override
  public void close() {
    err.flush();
    builds.flush();
  }

  private synchronized void print(PrintStream stream, String line) {
    stream.println(line);
    stream.flush();
  }
}
