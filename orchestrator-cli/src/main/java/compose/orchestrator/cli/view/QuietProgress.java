package compose.orchestrator.cli.view;

/** Shows nothing: errors are shown by others. */
final class QuietProgress implements ProgressView {

  @Override
  public void show(ProgressLine line) {}

  @Override
  public void output(String line) {}

  @Override
  public void close() {}
}
