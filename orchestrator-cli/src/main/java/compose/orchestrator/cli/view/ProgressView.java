package compose.orchestrator.cli.view;

/** Shows how far a plan has come. All methods may be called from several threads at once. */
public interface ProgressView extends AutoCloseable {

  /** Shows how far one thing has come. */
  void show(ProgressLine line);

  /** Shows a line that a build has printed. */
  void output(String line);

  /** Ends the display; what was shown stays. May be called again. */
  @Override
  void close();
}
