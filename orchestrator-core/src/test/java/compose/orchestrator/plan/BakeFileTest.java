package compose.orchestrator.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import compose.orchestrator.diagnostic.UsageException;
import compose.orchestrator.engine.BakeCall;
import compose.orchestrator.engine.BuildOptions;
import compose.orchestrator.loader.LoadRequest;
import compose.orchestrator.loader.Loader;
import compose.orchestrator.model.Project;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Each folder below {@code bake/} is a case: what docker compose 2.40.3 prints for {@code build
 * --print}, lists without an order sorted. The first line of the file may have its options and
 * services.
 */
final class BakeFileTest {

  private static final Path CASES = Path.of("src/test/resources/bake").toAbsolutePath();

  @TestFactory
  List<DynamicTest> everyBakeFileIsDockerComposes() throws IOException {
    try (Stream<Path> folders = Files.list(CASES)) {
      List<Path> sorted = folders.sorted().toList();
      assertThat(sorted).hasSizeGreaterThanOrEqualTo(15);
      return sorted.stream()
          .map(folder -> DynamicTest.dynamicTest(folder.getFileName() + "", () -> check(folder)))
          .toList();
    }
  }

  private static void check(Path folder) throws IOException {
    String first = Files.readAllLines(folder.resolve("compose.yaml")).getFirst();
    List<String> words =
        first.startsWith("# ") ? List.of(first.substring(2).split(" ")) : List.of();
    List<String> services = words.stream().filter(word -> !word.startsWith("--")).toList();
    var request =
        new BuildImagesRequest(services, words.contains("--with-dependencies"), options(words));
    String actual = file(load(folder.getFileName() + "", services)).text(request) + "\n";

    Path expected = folder.resolve("expected.json");
    assertThat(actual.replace(folder.toString(), "/project")).isEqualTo(Files.readString(expected));
  }

  private static Project load(String name, List<String> services) {
    Path folder = CASES.resolve(name);
    return Loader.load(
            LoadRequest.of(folder, Map.of("FROM_OUTSIDE", "outside")).withServices(services))
        .project();
  }

  private static BakeFile file(Project project) {
    return new BakeFile(project, Map.of(), UnaryOperator.identity());
  }

  private static BuildOptions options(List<String> words) {
    var args = new TreeMap<String, String>();
    for (String arg : values(words, "--build-arg=")) {
      int equals = arg.indexOf('=');
      args.put(arg.substring(0, equals), arg.substring(equals + 1));
    }
    return new BuildOptions(
        words.contains("--no-cache"),
        words.contains("--pull"),
        args,
        values(words, "--ssh="),
        words.contains("--push"),
        words.contains("--check"),
        null,
        null,
        null,
        null,
        false);
  }

  private static List<String> values(List<String> words, String option) {
    return words.stream()
        .filter(word -> word.startsWith(option))
        .map(word -> word.substring(option.length()))
        .toList();
  }

  private static BakeCall call(Project project, String service) {
    return file(project)
        .call(
            BuildImage.of(
                project,
                Objects.requireNonNull(project.services().get(service)),
                BuildOptions.TO_RUN));
  }

  @Test
  void aStepHasItsServiceAndWhatThatStartsFrom() {
    BakeCall call = call(load("otherContexts", List.of("web")), "web");

    assertThat(call.target()).isEqualTo("web");
    assertThat(call.file()).contains("\"base_image\": {", "\"base\": \"target:base_image\"");
    assertThat(call.file()).contains("\"targets\": [\n        \"web\"\n      ]");
    assertThat(call.environment()).containsExactly(Map.entry("FROM_OUTSIDE", "outside"));
  }

  @Test
  void whatIsToBeRunIsBuiltForOnePlatform() {
    Project project = load("platforms", List.of());

    assertThat(call(project, "many").file()).doesNotContain("\"platforms\":");
    assertThat(call(project, "both").file())
        .contains("\"platforms\": [\n        \"linux/arm64\"\n      ]");
  }

  @Test
  void whatIsPushedIsPushedUnderAllItsNames() {
    Project project = load("labelsAndTags", List.of());
    Plan plan = ImagePlanners.push(project, new PushImagesRequest(List.of(), false));

    assertThat(plan.nodes())
        .extracting(PlanNode::operation)
        .containsExactly(
            new PushImage("web", "registry.example/web:1"),
            new PushImage("web", "registry.example/web:2"),
            new PushImage("web", "web"));
  }

  @Test
  void whatHasNoReferenceOfItsOwnIsBuiltAndStays() {
    Project project = load("pushed", List.of());
    var request = new BuildImagesRequest(List.of(), false, options(List.of("--push")));
    List<BuildImage> builds =
        ImagePlanners.build(project, request).nodes().stream()
            .map(node -> (BuildImage) node.operation())
            .toList();

    assertThat(builds).filteredOn(build -> build.options().push()).hasSize(2);
    assertThat(builds)
        .filteredOn(build -> !build.options().push())
        .extracting(BuildImage::image)
        .containsExactly("demo-app");
  }

  @Test
  void rightsAreNamedBesideTheFile() {
    assertThat(call(load("rights", List.of()), "web").entitlements())
        .containsExactlyInAnyOrder("network.host", "security.insecure");
  }

  @Test
  void hostsNetworkIsARightThatTheFileNames() {
    assertThat(call(load("hostNetwork", List.of()), "web").entitlements())
        .containsExactly("network.host");
  }

  @Test
  void proxiesYieldToTheFilesArguments() {
    var proxies = Map.of("A", "proxy", "HTTP_PROXY", "http://proxy");
    String text =
        new BakeFile(load("arguments", List.of()), proxies, UnaryOperator.identity())
            .text(new BuildImagesRequest(List.of(), false, BuildOptions.TO_RUN));

    assertThat(text)
        .contains("\"HTTP_PROXY\": \"http://proxy\"")
        .doesNotContain("\"A\": \"proxy\"");
  }

  @Test
  void theUsualPlatformMustBeBuilt() {
    var environment = Map.of("DOCKER_DEFAULT_PLATFORM", "linux/riscv64");
    Project other = Loader.load(LoadRequest.of(CASES.resolve("platforms"), environment)).project();

    assertThatThrownBy(() -> call(other, "many"))
        .isInstanceOf(UsageException.class)
        .hasMessageContaining("linux/riscv64");
  }
}
