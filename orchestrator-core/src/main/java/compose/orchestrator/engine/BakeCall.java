package compose.orchestrator.engine;

import java.util.Map;
import java.util.Set;

/**
 * A build in the terms of {@code docker buildx bake}.
 *
 * @param file the bake file, JSON
 * @param target the target in it that is built
 * @param environment variables that its secrets are taken from
 * @param entitlements extra rights that it needs
 */
public record BakeCall(
    String file, String target, Map<String, String> environment, Set<String> entitlements) {}
