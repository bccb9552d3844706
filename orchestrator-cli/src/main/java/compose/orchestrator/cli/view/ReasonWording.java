package compose.orchestrator.cli.view;

import compose.orchestrator.plan.DependencyChanged;
import compose.orchestrator.plan.Diverged;
import compose.orchestrator.plan.Divergence;
import compose.orchestrator.plan.Missing;
import compose.orchestrator.plan.Needed;
import compose.orchestrator.plan.NotRunning;
import compose.orchestrator.plan.Orphan;
import compose.orchestrator.plan.Reason;
import compose.orchestrator.plan.Replaced;
import compose.orchestrator.plan.Requested;
import compose.orchestrator.plan.ResourceReplaced;
import compose.orchestrator.plan.Surplus;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/**
 * Why a step is in a plan.
 *
 * @param kind a stable name for programs
 * @param text for people
 */
record ReasonWording(String kind, String text) {

  static ReasonWording of(Reason reason) {
    return switch (reason) {
      case Missing _ -> new ReasonWording("missing", "not there yet");
      case Diverged diverged -> new ReasonWording("diverged", divergences(diverged));
      case NotRunning stopped -> new ReasonWording("not-running", state(stopped));
      case Requested requested ->
          new ReasonWording("requested", "asked for by " + requested.option());
      case Replaced replaced ->
          new ReasonWording("replaced", "part of replacing " + replaced.container());
      case DependencyChanged changed ->
          new ReasonWording("dependency-changed", "service " + changed.service() + " is replaced");
      case Needed needed ->
          new ReasonWording("needed", "service " + needed.service() + " needs it");
      case Orphan orphan -> new ReasonWording("orphan", orphan(orphan));
      case ResourceReplaced resource ->
          new ReasonWording(
              "resource-replaced", resource.kind() + " " + resource.name() + " is made anew");
      case Surplus surplus ->
          new ReasonWording("surplus", "more than the " + surplus.wanted() + " asked for");
    };
  }

  private static String state(NotRunning stopped) {
    return stopped.state().equals("exited")
        ? "ended with exit code " + stopped.exitCode()
        : "is " + stopped.state();
  }

  private static String orphan(Orphan orphan) {
    return orphan.configFiles().isEmpty()
        ? "no service of the file owns it"
        : "no service of the file owns it; it came from " + orphan.configFiles();
  }

  private static String divergences(Diverged diverged) {
    var text = new StringJoiner(", ");
    for (Divergence divergence : diverged.divergences()) {
      text.add(of(divergence));
    }
    return text.toString();
  }

  /** One value that differs. */
  static String of(Divergence divergence) {
    return divergence.path() + change(divergence);
  }

  private static String change(Divergence divergence) {
    return divergence.actual() == null && divergence.desired() == null
        ? " changed"
        : ": " + value(divergence.actual()) + " → " + value(divergence.desired());
  }

  private static String value(@Nullable String value) {
    return value == null ? "(nothing)" : value;
  }
}
