package compose.orchestrator.execution;

import static org.assertj.core.api.Assertions.assertThat;

import compose.orchestrator.Orchestrator;
import compose.orchestrator.engine.EngineGateway;
import compose.orchestrator.event.ProgressEvent;
import compose.orchestrator.event.StepDone;
import compose.orchestrator.event.StepStarted;
import compose.orchestrator.model.Project;
import compose.orchestrator.plan.Operation;
import compose.orchestrator.plan.Plan;
import compose.orchestrator.plan.StartContainer;
import compose.orchestrator.plan.StopContainer;
import compose.orchestrator.plan.StopRequest;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

/** Plans on the real Engine: what may run at the same time does, what waits does not wait long. */
@Isolated("it measures time")
final class ExecutionIT {

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
      } else if (operation instanceof StopContainer stop) {
        times.put(stop.container().service() + " stop", System.nanoTime());
      }
    }

    long beganToStop(String service) {
      return Objects.requireNonNull(began.get(service + " stop"));
    }

    /** What the service's stop and start took by themselves. */
    long own(String service) {
      long stop = Objects.requireNonNull(ended.get(service + " stop")) - beganToStop(service);
      return stop + ended(service) - began(service);
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
        EngineProjects.project(
            "execution-it",
            """
            services:
              one: {image: busybox, init: true, command: sleep 100}
              two: {image: busybox, init: true, command: sleep 100}
              three: {image: busybox, init: true, command: sleep 100, depends_on: [one, two]}
            """);
    var times = new Times();
    try (EngineGateway engine = EngineProjects.engine()) {
      var orchestrator = new Orchestrator(engine);
      try {
        assertThat(orchestrator.perform(project, EngineProjects.UP, times::hear).failures())
            .isEmpty();
        assertThat(times.began("one")).isLessThan(times.ended("two"));
        assertThat(times.began("two")).isLessThan(times.ended("one"));
        assertThat(times.began("three")).isGreaterThan(times.ended("one"));
        assertThat(times.began("three")).isGreaterThan(times.ended("two"));
        Plan again = orchestrator.plan(project, EngineProjects.UP);
        assertThat(again.nodes()).isEmpty();
      } finally {
        orchestrator.perform(project, EngineProjects.DOWN, event -> {});
      }
      assertThat(orchestrator.observe(project).containers()).isEmpty();
    }
  }

  @Test
  void dependentWaitsForHealthAndForCompletion() throws IOException {
    Project project =
        EngineProjects.project(
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
    try (EngineGateway engine = EngineProjects.engine()) {
      var orchestrator = new Orchestrator(engine);
      try {
        assertThat(orchestrator.perform(project, EngineProjects.UP, times::hear).failures())
            .isEmpty();
        long second = 1_000_000_000L;
        assertThat(times.began("web") - times.ended("ready")).isGreaterThan(second);
        assertThat(times.began("web") - times.ended("prepare")).isGreaterThan(second / 2);
      } finally {
        orchestrator.perform(project, EngineProjects.DOWN, event -> {});
      }
    }
  }

  @Test
  void dependentOfAFailedOneIsLeftOutWhileOthersGoOn() throws IOException {
    Project project =
        EngineProjects.project(
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
    try (EngineGateway engine = EngineProjects.engine()) {
      var orchestrator = new Orchestrator(engine);
      try {
        ExecutionReport report = orchestrator.perform(project, EngineProjects.UP, event -> {});
        assertThat(report.succeeded()).isFalse();
        assertThat(report.failures()).hasSize(1);
        assertThat(report.failures().getFirst()).hasMessageContaining("exit 3");
        assertThat(report.skipped()).isEqualTo(1);
        assertThat(orchestrator.observe(project).containers())
            .filteredOn(container -> container.state().running())
            .extracting(container -> container.name())
            .containsExactly("failing-it-other-1");
      } finally {
        orchestrator.perform(project, EngineProjects.DOWN, event -> {});
      }
    }
  }

  /** Two services that have nothing to do with each other; one does not heed SIGTERM. */
  private static Project quickAndStubborn(String number) {
    return EngineProjects.project(
        "barrier-it",
        """
        services:
          quick: {image: busybox, init: true, command: sleep 100, environment: {N: "%s"}}
          stubborn:
            image: busybox
            command: sh -c 'trap "" TERM; while true; do sleep 0.1; done'
            stop_grace_period: 4s
            environment: {N: "%s"}
        """
            .formatted(number, number));
  }

  @Test
  void replacedServiceIsBackWithoutWaitingForAnotherThatDoesNotStop() throws IOException {
    try (EngineGateway engine = EngineProjects.engine()) {
      var orchestrator = new Orchestrator(engine);
      try {
        assertThat(
                orchestrator
                    .perform(quickAndStubborn("0"), EngineProjects.UP, event -> {})
                    .failures())
            .isEmpty();
        assertThat(IntStream.rangeClosed(1, 3).anyMatch(round -> quickIsBack(orchestrator, round)))
            .as("in one of three rounds, for the machine may be busy with other things")
            .isTrue();
      } finally {
        orchestrator.perform(quickAndStubborn("0"), EngineProjects.DOWN, event -> {});
      }
    }
  }

  private static boolean quickIsBack(Orchestrator orchestrator, int round) {
    var times = new Times();
    Project changed = quickAndStubborn(Integer.toString(round));
    assertThat(orchestrator.perform(changed, EngineProjects.UP, times::hear).failures()).isEmpty();
    assertThat(times.ended("stubborn") - times.beganToStop("stubborn"))
        .isGreaterThan(3_900_000_000L);
    long down = times.ended("quick") - times.beganToStop("quick");
    System.out.printf("barrier: quick was down for %d ms%n", down / 1_000_000);
    return down < times.own("quick") + 200_000_000L;
  }

  @Test
  void manyStopsThatWaitKeepNoOtherFromTheEngine() throws IOException {
    Project project =
        EngineProjects.project(
            "stops-it",
            """
            services:
              stubborn:
                image: busybox
                command: sh -c 'trap "" TERM; while true; do sleep 0.2; done'
                stop_grace_period: 3s
                scale: 4
              quick: {image: busybox, init: true, command: sleep 100}
            """);
    try (EngineGateway engine = EngineProjects.engine()) {
      var orchestrator = new Orchestrator(engine, 2);
      try {
        assertThat(orchestrator.perform(project, EngineProjects.UP, event -> {}).failures())
            .isEmpty();
        var running = new AtomicInteger();
        var most = new AtomicInteger();
        orchestrator.perform(
            project,
            new StopRequest(List.of(), null),
            event -> {
              if (event instanceof StepStarted) {
                most.accumulateAndGet(running.incrementAndGet(), Math::max);
              } else if (event instanceof StepDone) {
                running.decrementAndGet();
              }
            });
        assertThat(most).hasValueGreaterThanOrEqualTo(4);
        assertThat(running).hasValue(0);
      } finally {
        orchestrator.perform(project, EngineProjects.DOWN, event -> {});
      }
    }
  }
}
