package compose.orchestrator.saved;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import compose.orchestrator.Orchestrator;
import compose.orchestrator.diagnostic.UsageException;
import compose.orchestrator.loader.LoadRequest;
import compose.orchestrator.loader.Loader;
import compose.orchestrator.model.Project;
import compose.orchestrator.plan.ImagePolicy;
import compose.orchestrator.plan.Plan;
import compose.orchestrator.plan.Planner;
import compose.orchestrator.plan.Recreation;
import compose.orchestrator.plan.UpRequest;
import compose.orchestrator.plan.Waiting;
import compose.orchestrator.simulation.SimulatedEngine;
import compose.orchestrator.yaml.JsonWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class SavedPlanTest {

  private static final Map<String, String> ENVIRONMENT = Map.of("GREETING", "hello");
  private static final UpRequest UP = UpRequest.of(List.of());
  private static final String STEPS = "[{\"id\": 1}, {\"id\": 2}]";

  private final SimulatedEngine engine = new SimulatedEngine();
  private final Orchestrator orchestrator = new Orchestrator(engine);
  private final Project project = project();

  private static Project project() {
    String file = Path.of("src/test/resources/saved/compose.yaml").toString();
    var request = LoadRequest.of(Path.of("").toAbsolutePath(), ENVIRONMENT);
    return Loader.load(request.withFiles(List.of(file))).project();
  }

  @BeforeEach
  void bringUp() {
    engine.addImage("nginx:1");
    engine.addImage("redis:7");
    orchestrator.perform(project, UP, event -> {});
  }

  private SavedPlan saved() {
    return SavedPlan.of(project, UP, orchestrator.observe(project), STEPS, "1.0");
  }

  private static SavedPlan reread(SavedPlan plan) {
    return SavedPlan.read(plan.text(), "plan.json");
  }

  @Test
  void samePlanComesOutOfTheFile() {
    SavedPlan read = reread(saved());
    Project again = read.projectIn(ENVIRONMENT);
    for (String service : project.services().keySet()) {
      assertThat(tree(again, service)).isEqualTo(tree(project, service));
    }
    assertThat(again.origin().configFiles()).isEqualTo(project.origin().configFiles());
    assertThat(again.origin().disabledServices()).containsExactly("batch");
    read.checkState(orchestrator.observe(again));
    Plan plan = Planner.plan(again, orchestrator.observe(again), read.request());
    assertThat(plan.isEmpty()).isTrue();
    assertThat(plan.unchanged()).hasSize(2);
  }

  @Test
  void basesOfBuildsComeOutOfTheFile() {
    String file = Path.of("src/test/resources/saved/bases.yaml").toString();
    var request = LoadRequest.of(Path.of("").toAbsolutePath(), Map.of());
    var selecting = request.withFiles(List.of(file)).withServices(List.of("web"));
    Project builds = Loader.load(selecting).project();
    assertThat(builds.bases()).containsOnlyKeys("base");
    SavedPlan plan = SavedPlan.of(builds, UP, orchestrator.observe(builds), STEPS, "1.0");
    Project again = reread(plan).projectIn(Map.of());
    assertThat(again.bases()).containsOnlyKeys("base");
    assertThat(JsonWriter.compact(again.baseTree()))
        .isEqualTo(JsonWriter.compact(builds.baseTree()));
  }

  private static String tree(Project project, String service) {
    return JsonWriter.compact(Objects.requireNonNull(project.serviceTree(service)));
  }

  @Test
  void requestComesOutOfTheFile() {
    var request =
        new UpRequest(
            List.of("web"),
            false,
            false,
            new Recreation(true, true, true, true, Set.of("data")),
            new ImagePolicy(true, true, "always"),
            true,
            Map.of("web", 3),
            Duration.ofSeconds(7),
            new Waiting(true, Duration.ofSeconds(9)));
    var plan = SavedPlan.of(project, request, orchestrator.observe(project), STEPS, "1.0");
    assertThat(reread(plan).request()).isEqualTo(request);
    assertThat(reread(saved()).request()).isEqualTo(UP);
  }

  @Test
  void secretsOfTheEnvironmentAreNotInTheFile() {
    assertThat(saved().text()).contains("GREETING").doesNotContain("hello");
  }

  @Test
  void stoppedContainerIsTold() {
    SavedPlan plan = reread(saved());
    engine.stop("shop-web-1", null);
    assertRefused(plan, "container shop-web-1, status: running → exited");
  }

  @Test
  void containerThatIsGoneIsTold() {
    SavedPlan plan = reread(saved());
    engine.removeContainer("shop-web-1", true, false);
    assertRefused(plan, "container shop-web-1 is gone");
  }

  @Test
  void containerThatIsMadeAnewIsTold() {
    SavedPlan plan = reread(saved());
    engine.removeContainer("shop-web-1", true, false);
    orchestrator.perform(project, UP, event -> {});
    assertRefused(plan, "container shop-web-1 was made anew");
  }

  @Test
  void disconnectedNetworkIsTold() {
    SavedPlan plan = reread(saved());
    engine.disconnect("shop_default", "shop-web-1", true);
    assertRefused(plan, "container shop-web-1, network shop_default: joined as");
  }

  private void assertRefused(SavedPlan plan, String message) {
    var state = orchestrator.observe(project);
    assertThatThrownBy(() -> plan.checkState(state))
        .isInstanceOf(UsageException.class)
        .hasMessageContaining(message);
  }

  @Test
  void otherStepsAreRefused() {
    SavedPlan plan = reread(saved());
    plan.checkSteps(" [ {\"id\":1},{\"id\":2} ]", "1.0");
    assertThatThrownBy(() -> plan.checkSteps("[{\"id\": 1}]", "1.0"))
        .hasMessageContaining("a container's settings have changed");
    assertThatThrownBy(() -> plan.checkSteps("[{\"id\": 1}]", "1.1"))
        .hasMessageContaining("version 1.0 of this tool, which is now 1.1");
  }

  @Test
  void otherVariableIsRefused() {
    SavedPlan plan = reread(saved());
    assertThatThrownBy(() -> plan.projectIn(Map.of("GREETING", "bye")))
        .hasMessageContaining("variable GREETING is not what it was");
    assertThatThrownBy(() -> plan.projectIn(Map.of()))
        .hasMessageContaining("variable GREETING is not what it was");
  }

  @Test
  void editedFileIsRefused() {
    String edited = saved().text().replace("nginx:1", "nginx:2");
    assertThatThrownBy(() -> SavedPlan.read(edited, "plan.json"))
        .hasMessageContaining("plan.json is not as it was saved");
  }

  @Test
  void laterFormatIsRefused() {
    String later = saved().text().replace("\"version\": 1,", "\"version\": 2,");
    assertThatThrownBy(() -> SavedPlan.read(later, "plan.json"))
        .hasMessageContaining("version 2 of saved plans, expected 1");
  }

  @Test
  void whatIsNoWholePlanIsRefused() {
    String text = saved().text();
    for (String damaged :
        List.of("", "{}", "[]", "services: {}", text.substring(0, text.length() / 2), "\u0001")) {
      assertThatThrownBy(() -> SavedPlan.read(damaged, "plan.json"))
          .as(damaged)
          .isInstanceOf(UsageException.class)
          .hasMessageContaining("plan.json is not a saved plan");
    }
  }
}
