package compose.orchestrator.cli.view;

import static org.assertj.core.api.Assertions.assertThat;

import compose.orchestrator.plan.Existing;
import compose.orchestrator.plan.Plan;
import java.util.List;
import org.junit.jupiter.api.Test;

class PlanViewTest {

  @Test
  void eachStepHasItsReasonAndWhatItWaitsFor() {
    Golden.check("plan.txt", PlanView.text(Steps.plan()));
  }

  @Test
  void jsonTellsTheSame() {
    Golden.check("plan.json", PlanJson.of(Steps.plan()));
  }

  @Test
  void emptyPlanSaysSo() {
    var container = new Existing("1", "shop-web-1", "web");
    var plan = new Plan("shop", List.of(), List.of(container), List.of());
    assertThat(PlanView.text(plan)).isEqualTo("Nothing to do: 1 container as described.\n");
  }
}
