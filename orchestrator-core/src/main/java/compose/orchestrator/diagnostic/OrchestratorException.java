package compose.orchestrator.diagnostic;

import java.util.List;

/** Ends an operation for a reason that its user can understand; carries every finding. */
public abstract sealed class OrchestratorException extends RuntimeException
    permits InvalidProjectException, EngineException, UsageException {

  private static final long serialVersionUID = 1L;

  private final transient List<Diagnostic> diagnostics;

  OrchestratorException(List<Diagnostic> diagnostics) {
    super(summaries(diagnostics));
    this.diagnostics = List.copyOf(diagnostics);
  }

  /** What was found, errors and warnings, in the order of the input. */
  public List<Diagnostic> diagnostics() {
    return diagnostics;
  }

  private static String summaries(List<Diagnostic> diagnostics) {
    var text = new StringBuilder();
    for (Diagnostic diagnostic : diagnostics) {
      text.append(text.isEmpty() ? "" : "\n").append(diagnostic.summary());
    }
    return text.toString();
  }
}
