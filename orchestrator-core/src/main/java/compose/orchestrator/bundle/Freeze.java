package compose.orchestrator.bundle;

import java.util.List;

/** Has services rest while their data is copied. */
public interface Freeze {

  /** For data that is copied while services run. */
  Freeze NONE =
      new Freeze() {
        @Override
        public void begin(List<String> services) {}

        @Override
        public void end() {}
      };

  /**
   * Stops services in the reverse order of their dependencies.
   *
   * @throws compose.orchestrator.diagnostic.OrchestratorException where one does not stop
   */
  void begin(List<String> services);

  /** Starts what was stopped; called once for each begin, whatever has happened since. */
  void end();
}
