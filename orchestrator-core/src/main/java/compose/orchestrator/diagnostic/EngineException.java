package compose.orchestrator.diagnostic;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The engine could not be reached, or refused what it was asked. */
public final class EngineException extends OrchestratorException {

  private static final long serialVersionUID = 1L;

  private final int status;

  /** The engine's refusal: its HTTP status and its own words. */
  public EngineException(int status, String code, String summary, @Nullable String help) {
    super(List.of(Diagnostic.error(code, summary, help, null)));
    this.status = status;
  }

  /** The engine could not be asked at all. */
  public EngineException(String code, String summary, @Nullable String help) {
    this(0, code, summary, help);
  }

  /** The same failure, its summary beginning with what it is about, unless it says so already. */
  public EngineException about(String subject) {
    Diagnostic first = diagnostics().getFirst();
    String text = first.summary().startsWith(subject) ? "" : subject + ": ";
    return new EngineException(status, first.code(), text + first.summary(), first.help());
  }

  /** The Engine API's HTTP status, 0 where there was no answer. */
  public int status() {
    return status;
  }
}
