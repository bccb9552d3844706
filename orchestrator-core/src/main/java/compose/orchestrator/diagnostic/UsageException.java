package compose.orchestrator.diagnostic;

import java.util.List;

/** The request itself makes no sense: an unknown service, options that contradict each other. */
public final class UsageException extends OrchestratorException {

  private static final long serialVersionUID = 1L;

  /** With one finding that has no place in a file. */
  public UsageException(String code, String summary, String help) {
    super(List.of(Diagnostic.error(code, summary, help, null)));
  }
}
