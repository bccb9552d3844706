package compose.orchestrator.cli.view;

import java.io.PrintStream;

/** A JSON object for every change. */
final class JsonProgress implements ProgressView {

  private final PrintStream err;

  JsonProgress(PrintStream err) {
    this.err = err;
  }

  @Override
  public void show(ProgressLine line) {
    Json json = new Json().open('{').member("id", line.id());
    if (!line.text().isEmpty()) {
      json.member("text", line.text());
    }
    if (!line.status().isEmpty()) {
      json.member("status", line.status());
    }
    print(json);
  }

  @Override
  public void output(String line) {
    print(new Json().open('{').member("text", line));
  }

  @Override
  public void close() {
    err.flush();
  }

  private synchronized void print(Json open) {
    err.println(open.close('}'));
    err.flush();
  }
}
