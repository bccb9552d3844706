package compose.orchestrator.plan;

import org.jspecify.annotations.Nullable;

/**
 * One value on the engine that is not what the file says.
 *
 * @param path such as services.web.ports[0].published
 * @param actual on the engine, or null where it is absent
 * @param desired in the file, or null where it is absent; where both are null, the values are not
 *     told
 */
public record Divergence(String path, @Nullable String actual, @Nullable String desired) {}
