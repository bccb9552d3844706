package compose.orchestrator.plan;

/**
 * Sends an image to its registry.
 *
 * @param service service that the image is built for
 * @param image reference
 */
public record PushImage(String service, String image) implements Operation {}
