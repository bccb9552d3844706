package compose.orchestrator.cli.command;

import compose.orchestrator.bundle.Freeze;
import compose.orchestrator.diagnostic.Diagnostic;
import compose.orchestrator.diagnostic.UsageException;
import compose.orchestrator.engine.ContainerSummary;
import compose.orchestrator.execution.RunningOperation;
import compose.orchestrator.model.Project;
import compose.orchestrator.plan.Plan;
import compose.orchestrator.plan.PlanNode;
import compose.orchestrator.plan.StartContainer;
import compose.orchestrator.plan.StartRequest;
import compose.orchestrator.plan.StopContainer;
import compose.orchestrator.plan.StopRequest;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Stops services as {@code stop} does and starts them as {@code start} does. */
final class StoppedServices implements Freeze {

  private final Session session;
  private final Project project;
  private final BundleProgress progress;
  private List<String> stopped = List.of();
  private @Nullable RunningOperation operation;

  StoppedServices(Session session, Project project, BundleProgress progress) {
    this.session = session;
    this.project = project;
    this.progress = progress;
  }

  @Override
  public void begin(List<String> services) {
    progress.pause();
    stopped = services;
    RunningOperation begun = session.begin(project);
    operation = begun;
    begun.intend("start again", startAgain(services));
    if (session.changeWithin(begun, project, new StopRequest(services, null)) != ExitCode.OK) {
      throw new UsageException(
          "not-stopped",
          "the services " + String.join(", ", services) + " cannot be stopped",
          "correct what the lines above say, or save data that may not hold together with --live");
    }
    warnOfKilled(services);
  }

  /** What a backup that is killed leaves undone, for resume to find. */
  private Plan startAgain(List<String> services) {
    var stopping = session.orchestrator().plan(project, new StopRequest(services, null));
    var steps = new ArrayList<PlanNode>();
    for (PlanNode node : stopping.nodes()) {
      if (node.operation() instanceof StopContainer stop) {
        var start = new StartContainer(stop.container());
        steps.add(new PlanNode(steps.size() + 1, start, node.reason(), List.of()));
      }
    }
    return new Plan(project.name(), steps, List.of(), List.of());
  }

  /** Who was killed may have left data that is no database any more. */
  private void warnOfKilled(List<String> services) {
    for (ContainerSummary container : ContainerList.of(session.engine(), project.name(), false)) {
      if (services.contains(ContainerList.service(container))
          && container.status().startsWith("Exited (137)")) {
        session
            .diagnostics()
            .show(
                List.of(
                    Diagnostic.warning(
                        "killed",
                        container.name() + " did not stop by itself and was killed",
                        "its data is saved as it is; give it a longer stop_grace_period",
                        null)));
      }
    }
  }

  /** An interrupted backup starts what it has stopped, too. */
  @Override
  public void end() {
    boolean interrupted = Thread.interrupted();
    progress.pause();
    try (RunningOperation begun = operation) {
      if (begun != null) {
        startAgain(begun);
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private void startAgain(RunningOperation begun) {
    if (session.changeWithin(begun, project, new StartRequest(stopped, false)) != ExitCode.OK) {
      session
          .diagnostics()
          .show(
              List.of(
                  Diagnostic.error(
                      "not-started",
                      "not all services were started again: " + String.join(", ", stopped),
                      "'orchestrator start " + String.join(" ", stopped) + "' tries it again",
                      null)));
    }
  }
}
