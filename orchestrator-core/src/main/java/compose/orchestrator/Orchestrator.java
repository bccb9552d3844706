package compose.orchestrator;

import compose.orchestrator.diagnostic.UsageException;
import compose.orchestrator.engine.EngineGateway;
import compose.orchestrator.event.EventSink;
import compose.orchestrator.execution.BuildRequests;
import compose.orchestrator.execution.EnginePreflight;
import compose.orchestrator.execution.ExecutionReport;
import compose.orchestrator.execution.FencePreflight;
import compose.orchestrator.execution.NetworkPreflight;
import compose.orchestrator.execution.PlanExecutor;
import compose.orchestrator.execution.PortPreflight;
import compose.orchestrator.execution.Precautions;
import compose.orchestrator.execution.RunningOperation;
import compose.orchestrator.execution.ValuePreflight;
import compose.orchestrator.journal.StepLog;
import compose.orchestrator.loader.ApiSocket;
import compose.orchestrator.model.Project;
import compose.orchestrator.plan.BuildImagesRequest;
import compose.orchestrator.plan.KillRequest;
import compose.orchestrator.plan.Plan;
import compose.orchestrator.plan.Planner;
import compose.orchestrator.plan.Request;
import compose.orchestrator.state.EarlyLook;
import compose.orchestrator.state.ObservedState;
import compose.orchestrator.state.Observer;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The front door for programs: plans what is asked of a project on an engine, and runs plans. Holds
 * no state of its own; may be used from several threads.
 */
public final class Orchestrator {

  /** Engine calls at the same time, unless said otherwise; more only get in each other's way. */
  public static final int DEFAULT_PARALLEL = 12;

  private final EngineGateway engine;
  private final int parallel;
  private final @Nullable Supplier<Precautions> precautions;

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
    this(engine, parallel, null);
  }

  /**
   * Likewise, taking turns with others and keeping a journal.
   *
   * @param precautions how, asked for when something is to be changed; null for a program that sees
   *     to that itself
   */
  public Orchestrator(
      EngineGateway engine, int parallel, @Nullable Supplier<Precautions> precautions) {
    this.engine = engine;
    this.parallel = parallel;
    this.precautions = precautions;
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
    return plan(project, request, null);
  }

  /**
   * The same.
   *
   * @param early what was asked while the project was being read, or null; closed by this
   */
  public Plan plan(Project project, Request request, @Nullable EarlyLook early) {
    Project made = writtenOut(project);
    var observer = new Observer(engine);
    ObservedState state = early == null ? observer.observe(made) : observer.observe(made, early);
    Plan plan = new EnginePreflight(engine).check(made, Planner.plan(made, state, request));
    return plan.isEmpty() ? plan : new ValuePreflight(engine).check(made, plan);
  }

  /**
   * The project with all that its services get from this machine, which is what planners compare
   * with the engine: {@code use_api_socket} becomes a mount and a config.
   */
  public Project writtenOut(Project project) {
    return ApiSocket.writtenOut(project, engine::logins);
  }

  /** The builds that are asked for as a file for {@code docker buildx bake}. Asks no engine. */
  public String bakeFile(Project project, BuildImagesRequest request) {
    return BuildRequests.bakeFile(project, engine).text(request);
  }

  /** What is on the engine of the project. */
  public ObservedState observe(Project project) {
    return new Observer(engine).observe(project);
  }

  /** The same with all that is needed to be sure that a container is what the project makes. */
  public ObservedState observeWhole(Project project) {
    return new Observer(engine).observeWhole(project);
  }

  /**
   * Runs a plan as it is; failures of steps are in the report.
   *
   * @throws compose.orchestrator.diagnostic.UsageException where others have changed the project
   *     since the plan was made
   */
  public ExecutionReport run(Project project, Plan plan, EventSink events) {
    if (precautions == null || plan.isEmpty()) {
      return run(project, plan, events, StepLog.NONE);
    }
    try (var operation = new RunningOperation(engine, plan.project(), precautions.get(), true)) {
      if (operation.waited()) {
        throw new UsageException(
            "plan-outdated", "another command has changed the project meanwhile", "plan again");
      }
      return operation.end(run(project, plan, events, operation.phase("steps", plan)));
    }
  }

  private ExecutionReport run(Project project, Plan plan, EventSink events, StepLog log) {
    check(plan);
    return new PlanExecutor(engine, events, parallel).run(project, plan, log);
  }

  /**
   * Plans and runs. Images are brought to the engine first: only then can be told which containers
   * differ from them.
   */
  public ExecutionReport perform(Project project, Request request, EventSink events) {
    return perform(project, request, plan(project, request), events);
  }

  /**
   * Runs what was just planned for a request. Once it is this process' turn it is planned again,
   * for others may have changed the project since.
   */
  public ExecutionReport perform(Project project, Request request, Plan planned, EventSink events) {
    if (precautions == null || planned.isEmpty()) {
      return perform(project, request, planned, events, (name, plan) -> StepLog.NONE);
    }
    // what is killed may be what another command waits for
    boolean exclusive = !(request instanceof KillRequest);
    try (var operation =
        new RunningOperation(engine, planned.project(), precautions.get(), exclusive)) {
      Plan plan = plan(project, request);
      return operation.end(perform(project, request, plan, events, operation::phase));
    }
  }

  /** Plans and runs as a part of an operation that is the caller's to close. */
  public ExecutionReport perform(
      Project project, Request request, EventSink events, RunningOperation operation) {
    Plan plan = plan(project, request);
    return operation.end(perform(project, request, plan, events, operation::phase));
  }

  private ExecutionReport perform(
      Project project,
      Request request,
      Plan plan,
      EventSink events,
      BiFunction<String, Plan, StepLog> phase) {
    Request afterwards = request.withImagesAsTheyAre();
    if (afterwards != null) {
      Plan images = Planner.onlyImages(plan);
      if (!images.isEmpty()) {
        check(plan);
        ExecutionReport brought = run(project, images, events, phase.apply("images", images));
        if (!brought.succeeded()) {
          return brought;
        }
        Plan rest = plan(project, afterwards);
        return run(project, rest, events, phase.apply("steps", rest));
      }
    }
    return run(project, plan, events, phase.apply("steps", plan));
  }

  private void check(Plan plan) {
    new FencePreflight(engine).check(plan);
    new PortPreflight(engine).check(plan);
    new NetworkPreflight(engine).check(plan);
  }
}
