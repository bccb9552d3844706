package compose.orchestrator.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import compose.orchestrator.Orchestrator;
import compose.orchestrator.model.Project;
import compose.orchestrator.plan.CreateContainer;
import compose.orchestrator.plan.Diverged;
import compose.orchestrator.plan.Divergence;
import compose.orchestrator.plan.Plan;
import compose.orchestrator.plan.PlanNode;
import compose.orchestrator.simulation.SimulatedEngine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever attribute comes or goes: where a container is replaced for it, it is named. */
final class EveryAttributeTest {

  private static final Path ATTRIBUTES = Path.of("src/test/resources/attributes/service.txt");

  @TempDir private Path folder;

  static List<String> attributes() throws IOException {
    try (Stream<String> lines = Files.lines(ATTRIBUTES)) {
      return lines.filter(line -> !line.isBlank() && !line.startsWith("#")).toList();
    }
  }

  @ParameterizedTest
  @MethodSource("attributes")
  void attributeThatComesIsNamed(String attribute) throws IOException {
    assertNamed(attribute, changed(project(""), project(attribute)));
  }

  @ParameterizedTest
  @MethodSource("attributes")
  void attributeThatGoesIsNamed(String attribute) throws IOException {
    assertNamed(attribute, changed(project(attribute), project("")));
  }

  private static Plan changed(Project from, Project to) {
    var engine = new SimulatedEngine();
    engine.addImage("busybox");
    engine.addImage("other");
    var orchestrator = new Orchestrator(engine);
    var up = Requests.parse(List.of("up", "--no-start", "compose.yaml"));
    assertThat(orchestrator.perform(from, up, event -> {}).failures()).isEmpty();
    return orchestrator.plan(to, up);
  }

  private static void assertNamed(String attribute, Plan plan) {
    for (PlanNode node : plan.nodes()) {
      if (node.operation() instanceof CreateContainer
          && node.reason() instanceof Diverged diverged) {
        assertThat(diverged.divergences())
            .as(attribute)
            .extracting(Divergence::path)
            .isNotEmpty()
            .noneMatch(path -> path.contains("("));
      }
    }
  }

  private Project project(String attribute) throws IOException {
    String image = attribute.startsWith("image:") ? "" : "\n    image: busybox";
    Path file =
        Files.writeString(
            folder.resolve("compose.yaml"),
            """
            name: demo
            services:
              other: {image: busybox}
              web:%s
                %s
            networks: {front: {}}
            volumes: {data: {}}
            configs: {conf: {content: text}}
            secrets: {key: {environment: PATH}}
            """
                .formatted(image, attribute));
    return Projects.load(file);
  }
}
