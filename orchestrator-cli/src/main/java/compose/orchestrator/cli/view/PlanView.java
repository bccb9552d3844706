package compose.orchestrator.cli.view;

import compose.orchestrator.plan.Plan;
import compose.orchestrator.plan.PlanNode;
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
}
