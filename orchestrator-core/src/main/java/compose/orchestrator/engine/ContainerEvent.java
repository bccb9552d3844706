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
    String action, String id, Map<String, String> attributes, long timeNano) {}
