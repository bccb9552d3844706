package compose.orchestrator.engine;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a container may do (HostConfig).
 *
 * @param privileged whether it has all rights
 * @param readOnly whether its root file system cannot be written to
 * @param capAdd capabilities given
 * @param capDrop capabilities taken
 * @param securityOptions options of the security modules
 * @param sysctls kernel parameters
 * @param maskedPaths paths it cannot see; null where the engine masks none because it is privileged
 */
public record HostRights(
    boolean privileged,
    boolean readOnly,
    List<String> capAdd,
    List<String> capDrop,
    List<String> securityOptions,
    Map<String, String> sysctls,
    @Nullable List<String> maskedPaths) {}
