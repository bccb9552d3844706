package compose.orchestrator.plan;

/**
 * A container that is on the engine.
 *
 * @param id 64 hexadecimal digits
 * @param name its name at the time of planning
 * @param service service it belongs to
 */
public record Existing(String id, String name, String service) implements ContainerRef {}
