package compose.orchestrator.migration;

import compose.orchestrator.diagnostic.EngineException;
import compose.orchestrator.engine.ContainerDetails;
import compose.orchestrator.engine.EngineGateway;
import compose.orchestrator.engine.ExecRequest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** Commands of the user's that tell whether a service works ({@code x-orchestrator: probe}). */
final class Probes {

  private static final int TRIES = 30;
  private static final long PAUSE_MILLIS = 1000;
  private static final int LONGEST_OUTPUT = 2000;

  private final EngineGateway engine;
  private final MigrationListener listener;

  Probes(EngineGateway engine, MigrationListener listener) {
    this.engine = engine;
    this.listener = listener;
  }

  /** Runs them in the services' containers until they succeed, for half a minute each. */
  void run(Map<String, List<String>> probes, List<ContainerDetails> containers) {
    for (ContainerDetails container : containers) {
      List<String> command = probes.get(Containers.service(container));
      if (command != null && container.state().running()) {
        listener.hear("probe of " + container.name(), "running", 0, -1);
        await(container, command);
        listener.hear("probe of " + container.name(), "succeeded", 0, -1);
      }
    }
  }

  private void await(ContainerDetails container, List<String> command) {
    var output = new StringBuilder();
    for (int i = 0; i < TRIES; i++) {
      output.setLength(0);
      var request = new ExecRequest(command, null, null, List.of(), false);
      int code =
          engine.exec(
              container.id(),
              request,
              (_, buffer, offset, length) -> {
                if (output.length() < LONGEST_OUTPUT) {
                  output.append(new String(buffer, offset, length, StandardCharsets.UTF_8));
                }
              });
      if (code == 0) {
        return;
      }
      pause();
    }
    throw new EngineException(
        "probe-failed",
        "the probe of " + container.name() + " does not succeed: " + output.toString().strip(),
        "the command is: " + String.join(" ", command));
  }

  private static void pause() {
    try {
      Thread.sleep(PAUSE_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new EngineException("interrupted", "interrupted while a probe was run", null);
    }
  }
}
