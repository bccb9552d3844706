package compose.orchestrator.migration;

import compose.orchestrator.engine.ImageDetails;
import org.jspecify.annotations.Nullable;

/**
 * The image of a service on the source.
 *
 * @param reference as the project names it
 * @param image what that is on the source's engine, or null
 */
public record SourceImage(String reference, @Nullable ImageDetails image) {}
