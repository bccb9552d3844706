package compose.orchestrator;

import compose.orchestrator.engine.EngineGateway;
import compose.orchestrator.event.EventSink;
import compose.orchestrator.execution.EnginePreflight;
import compose.orchestrator.execution.ExecutionReport;
import compose.orchestrator.execution.NetworkPreflight;
import compose.orchestrator.execution.PlanExecutor;
import compose.orchestrator.execution.PortPreflight;
import compose.orchestrator.model.Project;
import compose.orchestrator.plan.Plan;
import compose.orchestrator.plan.Planner;
import compose.orchestrator.plan.Request;
import compose.orchestrator.state.ObservedState;
import compose.orchestrator.state.Observer;

/**
 * The front door for programs: plans what is asked of a project on an engine, and runs plans. Holds
 * no state of its own; may be used from several threads.
 */
public final class Orchestrator {

  /** Engine calls at the same time, unless said otherwise. */
  public static final int DEFAULT_PARALLEL = 16;

  private final EngineGateway engine;
  private final int parallel;

  /** Works on the engine, which stays the caller's to close. */
  public Orchestrator(EngineGateway engine) {
    this(engine, DEFAULT_PARALLEL);
  }

  /**
   * Works on the engine, which stays the caller's to close.
   *
   * @param parallel engine calls at the same time, at least 1
   */
  public Orchestrator(EngineGateway engine, int parallel) {
    this.engine = engine;
    this.parallel = parallel;
  }

  /**
   * What it would take to do what is asked. Reads the engine, changes nothing.
   *
   * @throws compose.orchestrator.diagnostic.UsageException where the request makes no sense
   * @throws compose.orchestrator.diagnostic.EngineException where the engine cannot be asked
   * @throws compose.orchestrator.diagnostic.InvalidProjectException where the engine is too old for
   *     what is asked
   */
  public Plan plan(Project project, Request request) {
    Plan plan = Planner.plan(project, observe(project), request);
    return new EnginePreflight(engine).check(project, plan);
  }

  /** What is on the engine of the project. */
  public ObservedState observe(Project project) {
    return new Observer(engine).observe(project);
  }

  /** The same with all that is needed to be sure that a container is what the project makes. */
  public ObservedState observeWhole(Project project) {
    return new Observer(engine).observeWhole(project);
  }

  /** Runs a plan as it is; failures of steps are in the report. */
  public ExecutionReport run(Project project, Plan plan, EventSink events) {
    check(plan);
    return new PlanExecutor(engine, events, parallel).run(project, plan);
  }

  /**
   * Plans and runs. Images are brought to the engine first: only then can be told which containers
   * differ from them.
   */
  public ExecutionReport perform(Project project, Request request, EventSink events) {
    Plan plan = plan(project, request);
    Request afterwards = request.withImagesAsTheyAre();
    if (afterwards != null) {
      Plan images = Planner.onlyImages(plan);
      if (!images.isEmpty()) {
        check(plan);
        ExecutionReport brought = run(project, images, events);
        if (!brought.succeeded()) {
          return brought;
        }
        plan = plan(project, afterwards);
      }
    }
    return run(project, plan, events);
  }

  private void check(Plan plan) {
    new PortPreflight(engine).check(plan);
    new NetworkPreflight(engine).check(plan);
  }
}
