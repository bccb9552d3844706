package compose.orchestrator.engine;

import compose.orchestrator.model.HealthCheck;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An image with its defaults ({@code GET /images/REF/json}).
 *
 * @param id with sha256: in front
 * @param tags repository:tag
 * @param digests repository@digest
 * @param size bytes
 * @param created RFC 3339
 * @param os such as linux
 * @param architecture such as amd64
 * @param variant such as v8, or empty
 * @param environment NAME=VALUE
 * @param command arguments, or null
 * @param entrypoint program, or null
 * @param user or empty
 * @param workingDir or empty
 * @param exposedPorts PORT/PROTOCOL
 * @param volumes paths that get anonymous volumes
 * @param labels labels
 * @param healthCheck or null
 * @param stopSignal or null
 */
public record ImageDetails(
    String id,
    List<String> tags,
    List<String> digests,
    long size,
    String created,
    String os,
    String architecture,
    String variant,
    List<String> environment,
    @Nullable List<String> command,
    @Nullable List<String> entrypoint,
    String user,
    String workingDir,
    List<String> exposedPorts,
    List<String> volumes,
    Map<String, String> labels,
    @Nullable HealthCheck healthCheck,
    @Nullable String stopSignal) {}
