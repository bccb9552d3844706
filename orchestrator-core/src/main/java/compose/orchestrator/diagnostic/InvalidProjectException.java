package compose.orchestrator.diagnostic;

import java.util.List;

/** The project's files cannot be used as they are. */
public final class InvalidProjectException extends OrchestratorException {

  private static final long serialVersionUID = 1L;

  /** With all findings of the load, at least one of them an error. */
  public InvalidProjectException(List<Diagnostic> diagnostics) {
    super(diagnostics);
  }
}
