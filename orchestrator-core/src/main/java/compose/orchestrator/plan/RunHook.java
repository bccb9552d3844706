package compose.orchestrator.plan;

import compose.orchestrator.model.Hook;

/**
 * Runs a command in a container at a point of its life.
 *
 * @param container which one
 * @param point post_start or pre_stop
 * @param hook the command
 */
public record RunHook(ContainerRef container, String point, Hook hook) implements Operation {

  @Override
  public boolean isWaiting() {
    return true;
  }
}
