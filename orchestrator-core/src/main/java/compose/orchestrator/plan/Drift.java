package compose.orchestrator.plan;

import compose.orchestrator.model.Project;
import compose.orchestrator.state.ObservedState;
import java.util.List;

/**
 * What on the engine is not as the files say.
 *
 * @param project name of the project
 * @param found what differs: by service, network and volume
 */
public record Drift(String project, List<Drifted> found) {

  /**
   * Compares a project with what is there.
   *
   * @param state with the images of all containers ({@code Observer.observeWhole})
   * @param request the {@code up} whose plan tells what would be done
   */
  public static Drift of(Project project, ObservedState state, UpRequest request) {
    return new DriftSearch(project, state, request).find();
  }
}
