package compose.orchestrator.stream;

import compose.orchestrator.engine.ContainerDetails;
import compose.orchestrator.engine.EngineGateway;
import java.util.List;

/** Passes on what containers have printed so far, one container after the other. */
public final class LogReader {

  private final EngineGateway engine;
  private final OutputListener listener;

  /** From the engine to the listener. */
  public LogReader(EngineGateway engine, OutputListener listener) {
    this.engine = engine;
    this.listener = listener;
  }

  /** Reads the logs of the containers in this order. */
  public void read(List<OutputSource> sources, LogSelection selection) {
    for (OutputSource source : sources) {
      ContainerDetails details = engine.container(source.id());
      if (details != null) {
        new ContainerLog(engine, source, details.tty(), selection, listener).read(false);
      }
    }
  }
}
