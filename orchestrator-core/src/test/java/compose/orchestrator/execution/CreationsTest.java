package compose.orchestrator.execution;

import static org.assertj.core.api.Assertions.assertThat;

import compose.orchestrator.Orchestrator;
import compose.orchestrator.engine.ContainerSummary;
import compose.orchestrator.engine.EngineGateway;
import compose.orchestrator.model.Project;
import compose.orchestrator.plan.UpRequest;
import compose.orchestrator.simulation.SimulatedEngine;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The engine does what a killed command has asked for while the next command is at work. */
final class CreationsTest {
  private final SimulatedEngine engine = new SimulatedEngine();

  @BeforeEach
  void addImage() {
    engine.addImage("busybox");
  }

  private static Project project(String name) {
    return EngineProjects.project(
        name, "services: {job: {image: busybox, container_name: the-job}}");
  }

  private static UpRequest madeOnly() {
    UpRequest up = EngineProjects.UP;
    return new UpRequest(
        up.services(),
        false,
        up.dependencies(),
        up.recreation(),
        up.images(),
        up.removeOrphans(),
        up.scale(),
        up.timeout(),
        up.waiting());
  }

  /** The engine, on which the network and the container are there a moment before they are made. */
  private EngineGateway late() {
    var creations = new HashSet<String>(Set.of("createNetwork", "createContainer"));
    return (EngineGateway)
        Proxy.newProxyInstance(
            CreationsTest.class.getClassLoader(),
            new Class<?>[] {EngineGateway.class},
            (proxy, method, arguments) -> {
              if (creations.remove(method.getName())) {
                method.invoke(engine, arguments);
              }
              try {
                return method.invoke(engine, arguments);
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            });
  }

  private static List<String> failures(EngineGateway engine, Project project) {
    ExecutionReport report =
        new Orchestrator(engine).perform(project, EngineProjects.UP, event -> {});
    return report.failures().stream().map(Throwable::getMessage).toList();
  }

  @Test
  void whatTheEngineMadeLateForAKilledCommandIsNotInTheWay() {
    assertThat(failures(late(), project("late"))).isEmpty();
    assertThat(engine.networks()).hasSize(1);
    assertThat(engine.containers(List.of()))
        .singleElement()
        .extracting(ContainerSummary::state)
        .isEqualTo("running");
  }

  @Test
  void whatAnotherProjectHasMadeIsLeftAlone() {
    new Orchestrator(engine).perform(project("other"), madeOnly(), event -> {});
    String before = engine.containers(List.of()).toString();

    assertThat(failures(engine, project("late"))).singleElement().asString().contains("the-job");
    assertThat(engine.containers(List.of())).hasToString(before);
  }
}
