package compose.orchestrator.plan;

import compose.orchestrator.engine.ContainerDetails;
import compose.orchestrator.engine.ContainerRequest;
import compose.orchestrator.engine.EngineDefaults;
import compose.orchestrator.engine.ImageDetails;
import compose.orchestrator.model.Service;
import compose.orchestrator.state.ObservedState;
import org.jspecify.annotations.Nullable;

/**
 * A container and what would be made in its place.
 *
 * @param request what would be made
 * @param container what is there
 * @param image the image it was made from, or null where only what the file says is compared
 * @param engine what its engine adds and drops, or null where only what the file says is compared
 * @param asMade whether it was made of what the file says now
 * @param state everything else that is there
 */
record Compared(
    ContainerRequest request,
    ContainerDetails container,
    @Nullable ImageDetails image,
    @Nullable EngineDefaults engine,
    boolean asMade,
    ObservedState state) {

  private static final String CONTAINER = "container:";

  Service service() {
    return request.service();
  }

  /**
   * Whether a value that was asked for and is not there was dropped by the engine. Where nothing
   * was asked of the engine about it, it must have been: no hand can take such a value away.
   */
  boolean dropped(String attribute) {
    return engine == null || engine.ignored().contains(attribute);
  }

  /** {@code service:NAME} in place of the id of a container of this project. */
  String withService(String mode) {
    return mode.startsWith(CONTAINER)
        ? namedService(mode.substring(CONTAINER.length()), mode)
        : mode;
  }

  /** {@code service:NAME} for the id of a container of this project, or the other text. */
  String namedService(String id, String otherwise) {
    for (ContainerDetails other : state.containers()) {
      if (other.id().equals(id) || other.name().equals(id)) {
        return "service:" + Names.service(other);
      }
    }
    return otherwise;
  }

  /** Whether a mode is as desired; the name of a foreign container may be its id on the engine. */
  static boolean sameMode(String actual, String desired) {
    return actual.equals(desired)
        || (desired.startsWith(CONTAINER) && actual.startsWith(CONTAINER));
  }
}
