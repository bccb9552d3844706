package compose.orchestrator.plan;

/**
 * Removes a network.
 *
 * @param id its id
 * @param name its name
 */
public record RemoveNetwork(String id, String name) implements Operation {}
