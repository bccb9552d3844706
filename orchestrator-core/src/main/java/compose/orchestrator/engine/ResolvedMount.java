package compose.orchestrator.engine;

import org.jspecify.annotations.Nullable;

/**
 * A mount with names and paths of the engine.
 *
 * @param mount what the file says
 * @param source name of the volume, path on the host, or null for an anonymous volume
 */
public record ResolvedMount(compose.orchestrator.model.Mount mount, @Nullable String source) {}
