package compose.orchestrator.migration;

import compose.orchestrator.diagnostic.EngineException;
import compose.orchestrator.engine.ContainerDetails;
import compose.orchestrator.engine.ContainerUpdate;
import compose.orchestrator.engine.EngineGateway;
import compose.orchestrator.event.EventSink;
import compose.orchestrator.execution.EnginePreflight;
import compose.orchestrator.execution.ExecutionReport;
import compose.orchestrator.execution.PlanExecutor;
import compose.orchestrator.model.ComposeLabels;
import compose.orchestrator.model.Project;
import compose.orchestrator.plan.DownRequest;
import compose.orchestrator.plan.ImagePolicy;
import compose.orchestrator.plan.Plan;
import compose.orchestrator.plan.Planner;
import compose.orchestrator.plan.Recreation;
import compose.orchestrator.plan.Request;
import compose.orchestrator.plan.StartRequest;
import compose.orchestrator.plan.StopRequest;
import compose.orchestrator.plan.UpRequest;
import compose.orchestrator.plan.Waiting;
import compose.orchestrator.state.ObservedState;
import compose.orchestrator.state.Observer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The project's containers on one of the two engines. */
final class Containers {

  private static final int PARALLEL = 16;

  private final EngineGateway engine;
  private final Project project;
  private final EventSink events;
  private final String operation;

  Containers(EngineGateway engine, Project project, EventSink events, String operation) {
    this.engine = engine;
    this.project = project;
    this.events = events;
    this.operation = operation;
  }

  /** Those of services, one-off ones left out. */
  List<ContainerDetails> all() {
    return services(new Observer(engine).observe(project));
  }

  private static List<ContainerDetails> services(ObservedState state) {
    return state.containers().stream()
        .filter(one -> !"True".equals(one.label(ComposeLabels.ONE_OFF)))
        .toList();
  }

  boolean isAnyRunning() {
    return all().stream().anyMatch(one -> one.state().running());
  }

  static String service(ContainerDetails container) {
    return container.labels().getOrDefault(ComposeLabels.SERVICE, "");
  }

  /** Makes networks, volumes and containers, and starts none. */
  void make(List<ContainerDetails> like) {
    var scale = new HashMap<String, Integer>();
    for (ContainerDetails container : like) {
      if (project.services().containsKey(service(container))) {
        scale.merge(service(container), 1, Integer::sum);
      }
    }
    run(up(List.of(), false, Map.copyOf(scale)));
  }

  /** How services that were made are started and waited for. */
  Plan toStart(List<String> services) {
    ObservedState state = new Observer(engine).observe(project);
    var scale = new HashMap<String, Integer>();
    for (ContainerDetails container : services(state)) {
      if (services.contains(service(container))) {
        scale.merge(service(container), 1, Integer::sum);
      }
    }
    return checked(state, up(services, true, Map.copyOf(scale)));
  }

  private static UpRequest up(List<String> services, boolean start, Map<String, Integer> scale) {
    return new UpRequest(
        services,
        start,
        !start,
        new Recreation(false, true, false, false, Set.of()),
        new ImagePolicy(false, true, "never"),
        false,
        scale,
        null,
        start ? Waiting.FOR_ALL : Waiting.USUAL);
  }

  void start(List<String> services) {
    if (!services.isEmpty()) {
      run(new StartRequest(services, false));
    }
  }

  /** Stops all, those of services that the file does not have any more among them. */
  void stop() {
    run(new StopRequest(List.of(), null));
  }

  /** Removes all, with networks and volumes. */
  void remove() {
    run(new DownRequest(List.of(), true, true, null, null));
  }

  void restart(String container, String policy) {
    engine.update(container, new ContainerUpdate(0, 0, 0, 0, 0, 0, 0, "", null, 0, policy));
  }

  private void run(Request request) {
    run(checked(new Observer(engine).observe(project), request));
  }

  private Plan checked(ObservedState state, Request request) {
    return new EnginePreflight(engine).check(project, Planner.plan(project, state, request));
  }

  void run(Plan plan) {
    ExecutionReport report =
        PlanExecutor.checkingEarly(engine, events, PARALLEL)
            .run(project, plan, new OperationMark(operation));
    if (!report.failures().isEmpty()) {
      throw report.failures().getFirst();
    }
    if (report.cancelled()) {
      throw new EngineException("interrupted", "interrupted", null);
    }
  }
}
