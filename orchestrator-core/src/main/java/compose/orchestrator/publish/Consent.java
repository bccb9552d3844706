package compose.orchestrator.publish;

import compose.orchestrator.diagnostic.Diagnostic;
import java.util.List;

/**
 * What the user must agree to before a project is published.
 *
 * @param question what is asked
 * @param details what it is about, a warning each
 */
public record Consent(String question, List<Diagnostic> details) {

  /** Copies the details. */
  public Consent {
    details = List.copyOf(details);
  }
}
