package compose.orchestrator.plan;

import org.jspecify.annotations.Nullable;

/**
 * Fetches an image from its registry.
 *
 * @param service service that asks for it
 * @param image reference
 * @param platform os/arch[/variant], or null
 */
public record PullImage(String service, String image, @Nullable String platform)
    implements Operation {}
