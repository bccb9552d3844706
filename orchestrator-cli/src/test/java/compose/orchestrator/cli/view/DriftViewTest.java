package compose.orchestrator.cli.view;

import compose.orchestrator.engine.ContainerState;
import compose.orchestrator.engine.HealthProbe;
import compose.orchestrator.model.Condition;
import compose.orchestrator.plan.Diverged;
import compose.orchestrator.plan.Divergence;
import compose.orchestrator.plan.Drift;
import compose.orchestrator.plan.Drifted;
import compose.orchestrator.plan.Drifted.Kind;
import compose.orchestrator.plan.Explanation;
import compose.orchestrator.plan.Explanation.OneContainer;
import compose.orchestrator.plan.Explanation.OneDependency;
import compose.orchestrator.plan.Missing;
import compose.orchestrator.plan.NotRunning;
import compose.orchestrator.plan.Reason;
import compose.orchestrator.plan.Remedy;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What differs and why, for people and for programs. */
final class DriftViewTest {

  private static final Reason PORT =
      new Diverged(
          List.of(
              new Divergence("services.web.ports[0].published", "8080", "8081"),
              new Divergence("configs.app.content", null, null)));

  private static final Drift DRIFT =
      new Drift(
          "shop",
          List.of(
              new Drifted(Kind.SERVICE, "db", "shop-db-1", List.of(new Missing()), Remedy.CREATE),
              new Drifted(Kind.SERVICE, "web", "shop-web-1", List.of(PORT), Remedy.REPLACE),
              new Drifted(
                  Kind.SERVICE,
                  "web",
                  "shop-web-2",
                  List.of(new NotRunning("exited", 3)),
                  Remedy.START),
              new Drifted(
                  Kind.NETWORK,
                  "back",
                  "shop_back",
                  List.of(
                      new Diverged(
                          List.of(new Divergence("networks.back.internal", "false", "true")))),
                  Remedy.NOTHING)));

  private static final List<Explanation> EXPLANATIONS =
      List.of(
          new Explanation(
              "web",
              List.of(
                  new OneContainer(
                      "shop-web-1",
                      state("running", 0, "unhealthy"),
                      List.of(PORT),
                      Remedy.REPLACE),
                  new OneContainer("shop-web-2", null, List.of(new Missing()), Remedy.CREATE)),
              List.of(
                  dependency("db", Condition.HEALTHY, false, state("running", 0, "starting")),
                  dependency("job", Condition.COMPLETED, true, state("exited", 0, null)))));

  private static OneDependency dependency(
      String service, Condition condition, boolean holds, ContainerState state) {
    var container = new OneContainer("shop-" + service + "-1", state, List.of(), Remedy.NOTHING);
    return new OneDependency(service, condition, true, holds, List.of(container));
  }

  private static ContainerState state(String status, int exitCode, @Nullable String health) {
    HealthProbe probe =
        health == null ? null : new HealthProbe(1, "refused\non port 80\n", "2026-01-01T00:00:00Z");
    return new ContainerState(status, exitCode, "", "", health, probe, false, "");
  }

  @Test
  void peopleReadALineForEachValue() {
    Golden.check("drift.txt", DriftView.text(DRIFT));
  }

  @Test
  void programsReadOneObject() {
    Golden.check("drift.json", DriftView.json(DRIFT));
  }

  @Test
  void explanationTellsWhatIsWaitedForAndTheLastHealthCheck() {
    Golden.check("explain.txt", ExplainView.text(EXPLANATIONS));
  }

  @Test
  void programsReadAnExplanation() {
    Golden.check("explain.json", ExplainView.json(EXPLANATIONS));
  }
}
