package compose.orchestrator.plan;

import compose.orchestrator.model.Project;
import compose.orchestrator.state.ObservedState;

/** The planner of each request. */
public final class Planner {

  private Planner() {}

  /** What it takes to do what is asked, given what is there; nothing is changed. */
  public static Plan plan(Project project, ObservedState state, Request request) {
    if (request instanceof UpRequest up) { // by far the most frequent, and quick to start
      return UpPlanner.plan(project, state, up);
    }
    return switch (request) {
      case UpRequest up -> UpPlanner.plan(project, state, up);
      case DownRequest down -> DownPlanner.plan(project, state, down);
      case StartRequest start -> ContainerPlanners.start(project, state, start);
      case StopRequest stop -> ContainerPlanners.stop(project, state, stop);
      case RestartRequest restart -> ContainerPlanners.restart(project, state, restart);
      case KillRequest kill -> ContainerPlanners.kill(project, state, kill);
      case PauseRequest pause -> PausePlanners.pause(project, state, pause);
      case UnpauseRequest unpause -> PausePlanners.unpause(project, state, unpause);
      case RemoveRequest remove -> ContainerPlanners.remove(project, state, remove);
      case BuildImagesRequest build -> ImagePlanners.build(project, build);
      case UndoRequest undo -> UndoPlanner.plan(project, state, undo);
      case PullImagesRequest pull -> ImagePlanners.pull(project, state, pull);
      case PushImagesRequest push -> ImagePlanners.push(project, push);
      case RunRequest run -> RunPlanner.plan(project, state, run);
    };
  }

  /** The steps of a plan that bring images to the engine. */
  public static Plan onlyImages(Plan plan) {
    return ImagePlanners.onlyImages(plan);
  }

  /** The part of a plan that makes volumes which are not there. */
  public static Plan onlyVolumes(Plan plan) {
    return VolumeSteps.only(plan);
  }
}
