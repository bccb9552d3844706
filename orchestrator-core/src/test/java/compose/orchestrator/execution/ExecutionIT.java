package compose.orchestrator.execution;

import static org.assertj.core.api.Assertions.assertThat;

import compose.orchestrator.Orchestrator;
import compose.orchestrator.engine.EngineGateway;
import compose.orchestrator.engine.docker.DockerEngine;
import compose.orchestrator.engine.docker.EngineAddress;
import compose.orchestrator.engine.docker.EngineSettings;
import compose.orchestrator.event.ProgressEvent;
import compose.orchestrator.event.StepDone;
import compose.orchestrator.event.StepStarted;
import compose.orchestrator.loader.LoadRequest;
import compose.orchestrator.loader.Loader;
import compose.orchestrator.model.Project;
import compose.orchestrator.plan.DownRequest;
import compose.orchestrator.plan.Operation;
import compose.orchestrator.plan.Plan;
import compose.orchestrator.plan.StartContainer;
import compose.orchestrator.plan.UpRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** Plans on the real Engine: what may run at the same time does, what waits does not wait long. */
final class ExecutionIT {

  private static final UpRequest UP = UpRequest.of(List.of());

  private static final DownRequest DOWN =
      new DownRequest(List.of(), true, true, null, Duration.ZERO);

  private static Project project(String name, String compose) {
    byte[] file = compose.getBytes(StandardCharsets.UTF_8);
    return Loader.load(
            LoadRequest.of(Path.of("").toAbsolutePath(), Map.of())
                .withStandardInput(() -> file)
                .withFiles(List.of("-"))
                .withProject(null, name))
        .project();
  }

  private static EngineGateway engine() {
    Map<String, String> environment = System.getenv();
    Path home = Path.of(System.getProperty("user.home"));
    return DockerEngine.connect(
        EngineAddress.resolve(environment, home),
        new EngineSettings(environment, home, InstantSource.system()));
  }

  /** When the step of a container's start began and ended, in nanoseconds. */
  private static final class Times {

    private final Map<String, Long> began = new HashMap<>();
    private final Map<String, Long> ended = new HashMap<>();

    synchronized void hear(ProgressEvent event) {
      if (event instanceof StepStarted started) {
        note(began, started.node().operation());
      } else if (event instanceof StepDone done) {
        note(ended, done.node().operation());
      }
    }

    private static void note(Map<String, Long> times, Operation operation) {
      if (operation instanceof StartContainer start) {
        times.put(start.container().service(), System.nanoTime());
      }
    }

    long began(String service) {
      return Objects.requireNonNull(began.get(service));
    }

    long ended(String service) {
      return Objects.requireNonNull(ended.get(service));
    }
  }

  @Test
  void independentServicesStartAtTheSameTimeAndLevelsInOrder() throws IOException {
    Project project =
        project(
            "execution-it",
            """
            services:
              one: {image: busybox, init: true, command: sleep 100}
              two: {image: busybox, init: true, command: sleep 100}
              three: {image: busybox, init: true, command: sleep 100, depends_on: [one, two]}
            """);
    var times = new Times();
    try (EngineGateway engine = engine()) {
      var orchestrator = new Orchestrator(engine);
      try {
        assertThat(orchestrator.perform(project, UP, times::hear).failures()).isEmpty();
        assertThat(times.began("one")).isLessThan(times.ended("two"));
        assertThat(times.began("two")).isLessThan(times.ended("one"));
        assertThat(times.began("three")).isGreaterThan(times.ended("one"));
        assertThat(times.began("three")).isGreaterThan(times.ended("two"));
        Plan again = orchestrator.plan(project, UP);
        assertThat(again.nodes()).isEmpty();
      } finally {
        orchestrator.perform(project, DOWN, event -> {});
      }
      assertThat(orchestrator.observe(project).containers()).isEmpty();
    }
  }

  @Test
  void dependentWaitsForHealthAndForCompletion() throws IOException {
    Project project =
        project(
            "conditions-it",
            """
            services:
              ready:
                image: busybox
                init: true
                command: sh -c 'sleep 1; touch /ready; sleep 100'
                healthcheck: {test: test -e /ready, interval: 300ms, timeout: 2s, retries: 20}
              prepare: {image: busybox, command: sleep 1}
              web:
                image: busybox
                init: true
                command: sleep 100
                depends_on:
                  ready: {condition: service_healthy}
                  prepare: {condition: service_completed_successfully}
            """);
    var times = new Times();
    try (EngineGateway engine = engine()) {
      var orchestrator = new Orchestrator(engine);
      try {
        assertThat(orchestrator.perform(project, UP, times::hear).failures()).isEmpty();
        long second = 1_000_000_000L;
        assertThat(times.began("web") - times.ended("ready")).isGreaterThan(second);
        assertThat(times.began("web") - times.ended("prepare")).isGreaterThan(second / 2);
      } finally {
        orchestrator.perform(project, DOWN, event -> {});
      }
    }
  }

  @Test
  void dependentOfAFailedOneIsLeftOutWhileOthersGoOn() throws IOException {
    Project project =
        project(
            "failing-it",
            """
            services:
              prepare: {image: busybox, command: sh -c 'exit 3'}
              web:
                image: busybox
                command: sleep 100
                depends_on: {prepare: {condition: service_completed_successfully}}
              other: {image: busybox, init: true, command: sleep 100}
            """);
    try (EngineGateway engine = engine()) {
      var orchestrator = new Orchestrator(engine);
      try {
        ExecutionReport report = orchestrator.perform(project, UP, event -> {});
        assertThat(report.succeeded()).isFalse();
        assertThat(report.failures()).hasSize(1);
        assertThat(report.failures().getFirst()).hasMessageContaining("exit 3");
        assertThat(report.skipped()).isEqualTo(1);
        assertThat(orchestrator.observe(project).containers())
            .filteredOn(container -> container.state().running())
            .extracting(container -> container.name())
            .containsExactly("failing-it-other-1");
      } finally {
        orchestrator.perform(project, DOWN, event -> {});
      }
    }
  }
}
