package compose.orchestrator.lint;

import compose.orchestrator.diagnostic.Diagnostic;
import java.util.List;

/** One thing that is valid and hurts later. */
interface Rule {

  /** The stable name of its findings. */
  String code();

  /** What it finds, in one sentence without the particulars. */
  String description();

  /** Adds what it finds. */
  void check(Subject subject, List<Diagnostic> found);
}
