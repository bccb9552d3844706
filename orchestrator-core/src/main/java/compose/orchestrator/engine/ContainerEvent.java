package compose.orchestrator.engine;

import java.util.Map;

/**
 * Something that happened to a container.
 *
 * @param action create, start, die, stop, kill, destroy, health_status: healthy, …
 * @param id container
 * @param attributes labels, name, image, exitCode
 * @param timeNano nanoseconds since 1970
 */
public record ContainerEvent(
    String action, String id, Map<String, String> attributes, long timeNano) {
  private static final String ENGINE_LOST = "engine-lost";

  /** The last event of all where the engine went away: nothing more will be heard. */
  public static ContainerEvent engineLost() {
    return new ContainerEvent(ENGINE_LOST, "", Map.of(), 0);
  }

  /** Whether the engine went away. Whoever waits for an event must stop to. */
  public boolean isEngineLost() {
    return action.equals(ENGINE_LOST);
  }
}
