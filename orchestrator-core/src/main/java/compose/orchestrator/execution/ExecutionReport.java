package compose.orchestrator.execution;

import compose.orchestrator.diagnostic.Diagnostic;
import compose.orchestrator.diagnostic.OrchestratorException;
import java.util.List;
import java.util.Map;

/**
 * How a plan ended.
 *
 * @param failures why steps failed, in the order they did
 * @param warnings why steps failed that could be done without
 * @param done number of steps that succeeded
 * @param skipped number of steps left out
 * @param cancelled whether it was interrupted
 * @param containers ids of the containers made, by name
 */
public record ExecutionReport(
    List<OrchestratorException> failures,
    List<Diagnostic> warnings,
    int done,
    int skipped,
    boolean cancelled,
    Map<String, String> containers) {

  /** Whether every step succeeded. */
  public boolean succeeded() {
    return failures.isEmpty() && !cancelled;
  }
}
