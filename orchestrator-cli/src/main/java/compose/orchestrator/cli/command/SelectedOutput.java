package compose.orchestrator.cli.command;

import compose.orchestrator.cli.view.LogView;
import compose.orchestrator.diagnostic.EngineException;
import compose.orchestrator.stream.OutputListener;
import compose.orchestrator.stream.OutputSource;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Shows the output of some services, and tells the ends of all. */
record SelectedOutput(LogView view, Set<String> services, Ending ending) implements OutputListener {

  @Override
  public void line(OutputSource source, boolean error, @Nullable String timestamp, String line) {
    if (services.contains(source.service())) {
      view.line(source, error, timestamp, line);
    }
  }

  @Override
  public void exited(OutputSource source, int exitCode, boolean restarting) {
    if (services.contains(source.service())) {
      view.exited(source, exitCode, restarting);
    }
    if (!restarting) {
      ending.exited(source, exitCode);
    }
  }

  @Override
  public void unreadable(OutputSource source, EngineException why) {
    if (services.contains(source.service())) {
      view.unreadable(source, why);
    }
  }
}
