package compose.orchestrator.plan;

/**
 * Removes a volume with its data.
 *
 * @param name its name
 */
public record RemoveVolume(String name) implements Operation {}
