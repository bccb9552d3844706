package compose.orchestrator.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import compose.orchestrator.Orchestrator;
import compose.orchestrator.model.Project;
import compose.orchestrator.plan.CreateContainer;
import compose.orchestrator.plan.Diverged;
import compose.orchestrator.plan.Divergence;
import compose.orchestrator.plan.Plan;
import compose.orchestrator.plan.PlanNode;
import compose.orchestrator.plan.Request;
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

  private static final Request UP = Requests.parse(List.of("up", "--no-start", "compose.yaml"));

  private final SimulatedEngine engine = new SimulatedEngine();
  private final Orchestrator orchestrator = new Orchestrator(engine);
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

  /** Where docker compose made the container: what came is what the hash of then is without. */
  @ParameterizedTest
  @MethodSource("attributes")
  void attributeThatComesAfterDockerComposeIsNamed(String attribute) throws IOException {
    Project from = project("");
    up(from);
    engine.leaveLabelsOfDockerCompose();
    assertNamed(attribute, orchestrator.plan(project(attribute), UP));
  }

  private Plan changed(Project from, Project to) {
    up(from);
    return orchestrator.plan(to, UP);
  }

  private void up(Project project) {
    engine.addImage("busybox");
    engine.addImage("other");
    assertThat(orchestrator.perform(project, UP, event -> {}).failures()).isEmpty();
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
