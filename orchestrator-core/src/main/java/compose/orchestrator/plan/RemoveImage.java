package compose.orchestrator.plan;

/**
 * Removes an image from the engine.
 *
 * @param image reference
 */
public record RemoveImage(String image) implements Operation {}
