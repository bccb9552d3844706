package compose.orchestrator.cli.view;

import compose.orchestrator.diagnostic.Diagnostic;
import compose.orchestrator.plan.ContainerRef;
import compose.orchestrator.plan.Diverged;
import compose.orchestrator.plan.Divergence;
import compose.orchestrator.plan.Plan;
import compose.orchestrator.plan.PlanNode;
import compose.orchestrator.plan.Reason;
import java.util.List;
import java.util.Locale;

/** A plan for programs: the shape that docs/plan.md promises. */
public final class PlanJson {

  private static final int FORMAT = 1;

  private PlanJson() {}

  /** The plan as one JSON object on one line. */
  public static String of(Plan plan) {
    Json json = new Json().open('{').member("format", FORMAT).member("project", plan.project());
    steps(json.name("steps"), plan.nodes());
    json.name("unchanged").open('[');
    for (ContainerRef container : plan.unchanged()) {
      json.open('{').member("name", container.name());
      json.member("service", container.service()).close('}');
    }
    json.close(']').name("notes").open('[');
    for (Diagnostic note : plan.notes()) {
      note(json, note);
    }
    return json.close(']').close('}').toString() + "\n";
  }

  /** Its steps alone, as one JSON array. */
  public static String steps(Plan plan) {
    var json = new Json();
    steps(json, plan.nodes());
    return json.toString();
  }

  /** What a step does, for people. */
  public static String text(PlanNode node) {
    StepWording words = StepWording.of(node.operation());
    return words.type() + " " + words.name() + ": " + words.text();
  }

  private static void steps(Json json, List<PlanNode> nodes) {
    json.open('[');
    for (PlanNode node : nodes) {
      step(json, node);
    }
    json.close(']');
  }

  private static void step(Json json, PlanNode node) {
    StepWording words = StepWording.of(node.operation());
    json.open('{').member("id", node.id()).member("operation", words.kind());
    json.name("target").open('{').member("type", words.type()).member("name", words.name());
    if (words.service() != null) {
      json.member("service", words.service());
    }
    json.close('}').member("text", words.text());
    reason(json.name("reason"), node.reason());
    json.name("after").open('[');
    for (int step : node.after()) {
      json.value(step);
    }
    json.close(']').close('}');
  }

  /** Why; drift tells it in the same shape. */
  static void reason(Json json, Reason reason) {
    ReasonWording words = ReasonWording.of(reason);
    json.open('{').member("kind", words.kind()).member("text", words.text());
    if (reason instanceof Diverged diverged) {
      json.name("differences").open('[');
      for (Divergence difference : diverged.divergences()) {
        json.open('{').member("path", difference.path());
        json.member("actual", difference.actual());
        json.member("desired", difference.desired()).close('}');
      }
      json.close(']');
    }
    json.close('}');
  }

  private static void note(Json json, Diagnostic note) {
    json.open('{').member("severity", note.severity().name().toLowerCase(Locale.ROOT));
    json.member("code", note.code()).member("text", note.summary());
    json.member("help", note.help()).close('}');
  }
}
