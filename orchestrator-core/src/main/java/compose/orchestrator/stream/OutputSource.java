package compose.orchestrator.stream;

/**
 * The container that output comes from.
 *
 * @param id its id
 * @param name its name
 * @param service service it belongs to
 */
public record OutputSource(String id, String name, String service) {}
