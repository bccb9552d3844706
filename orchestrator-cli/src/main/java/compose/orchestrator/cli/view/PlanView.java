package compose.orchestrator.cli.view;

import compose.orchestrator.plan.ContainerRef;
import compose.orchestrator.plan.Diverged;
import compose.orchestrator.plan.Divergence;
import compose.orchestrator.plan.Plan;
import compose.orchestrator.plan.PlanNode;
import compose.orchestrator.plan.Reason;
import java.util.List;
import java.util.StringJoiner;

/** Shows what a plan would do, and why. */
public final class PlanView {

  private PlanView() {}

  /** One line for each step, in order, with its reason and what it waits for. */
  public static String text(Plan plan) {
    String unchanged = StepWording.count(plan.unchanged().size(), "container");
    if (plan.isEmpty()) {
      return "Nothing to do: " + unchanged + " as described.\n";
    }
    var text = new StringBuilder();
    int digits = String.valueOf(plan.nodes().size()).length();
    for (PlanNode node : plan.nodes()) {
      String number = String.valueOf(node.id());
      text.repeat(' ', digits - number.length()).append(number).append(". ");
      step(text, node);
    }
    text.append(StepWording.count(plan.nodes().size(), "step"));
    return text.append(", ").append(unchanged).append(" unchanged.\n").toString();
  }

  /** The same as one JSON object. */
  public static String json(Plan plan) {
    Json json = new Json().open('{').member("project", plan.project()).name("steps").open('[');
    for (PlanNode node : plan.nodes()) {
      step(json, node);
    }
    json.close(']').name("unchanged").open('[');
    for (ContainerRef container : plan.unchanged()) {
      json.value(container.name());
    }
    return json.close(']').close('}').toString() + "\n";
  }

  private static void step(StringBuilder text, PlanNode node) {
    StepWording words = StepWording.of(node.operation());
    text.append(words.resource()).append(": ").append(words.text());
    text.append(" (").append(ReasonWording.of(node.reason()).text()).append(')');
    if (!node.after().isEmpty()) {
      text.append(" after ").append(numbers(node.after()));
    }
    text.append('\n');
  }

  private static String numbers(List<Integer> steps) {
    var numbers = new StringJoiner(", ");
    for (int step : steps) {
      numbers.add(String.valueOf(step));
    }
    return numbers.toString();
  }

  private static void step(Json json, PlanNode node) {
    StepWording words = StepWording.of(node.operation());
    json.open('{').member("id", node.id()).member("operation", words.kind());
    json.member("resource", words.resource()).member("text", words.text());
    reason(json.name("reason"), node.reason());
    json.name("after").open('[');
    for (int step : node.after()) {
      json.value(step);
    }
    json.close(']').close('}');
  }

  static void reason(Json json, Reason reason) {
    ReasonWording words = ReasonWording.of(reason);
    json.open('{').member("kind", words.kind()).member("text", words.text());
    if (reason instanceof Diverged diverged) {
      json.name("divergences").open('[');
      for (Divergence divergence : diverged.divergences()) {
        json.open('{').member("path", divergence.path());
        json.member("actual", divergence.actual());
        json.member("desired", divergence.desired()).close('}');
      }
      json.close(']');
    }
    json.close('}');
  }
}
