package compose.orchestrator.plan;

/**
 * A container that the plan makes: known by its place in the service until it has an id.
 *
 * @param service service it belongs to
 * @param number its number in the service, from 1
 * @param name the name it has in the end
 */
public record Planned(String service, int number, String name) implements ContainerRef {}
